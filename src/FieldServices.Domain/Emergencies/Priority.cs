using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>P1: danger to life. P2: damage is spreading. P3: an essential service is lost. P4: everything else.</summary>
[JsonConverter(typeof(KebabCaseEnum<Priority>))]
public enum Priority
{
    P1,
    P2,
    P3,
    P4,
}
