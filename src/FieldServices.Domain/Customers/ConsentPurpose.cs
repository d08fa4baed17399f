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

    /// <summary>Messages that belong to a booking; they are sent unless this was refused.</summary>
    BookingMessagesByEmail,

    /// <summary>As <see cref="BookingMessagesByEmail"/>, by text message.</summary>
    BookingMessagesBySms,
}
