using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Customers;

/// <summary>What a customer may agree to.</summary>
[JsonConverter(typeof(KebabCaseEnum<ConsentPurpose>))]
public enum ConsentPurpose
{
    MarketingByEmail,
    MarketingBySms,
    MarketingByPhone,
    PhotosInPortfolio,
    BehaviourAnalysis,
}
