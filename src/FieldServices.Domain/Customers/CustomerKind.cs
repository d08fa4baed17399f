using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Customers;

/// <summary>Who a customer is.</summary>
[JsonConverter(typeof(KebabCaseEnum<CustomerKind>))]
public enum CustomerKind
{
    Person,
    Organisation,
}
