using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>How the report reached us.</summary>
[JsonConverter(typeof(KebabCaseEnum<ContactChannel>))]
public enum ContactChannel
{
    Phone,
    Web,
    Portal,
}
