using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

/// <summary>A trade that needs a certificate.</summary>
[JsonConverter(typeof(KebabCaseEnum<Skill>))]
public enum Skill
{
    Plumbing,
    Gas,
    Electrical,
    Heating,
    Locksmith,
    FireDamage,
    FloodResponse,
    Structural,
    Drainage,
}
