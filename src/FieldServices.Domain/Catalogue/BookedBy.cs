using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Catalogue;

/// <summary>Who books.</summary>
[JsonConverter(typeof(KebabCaseEnum<BookedBy>))]
public enum BookedBy
{
    Customer,
    Office,
    Partner,
}
