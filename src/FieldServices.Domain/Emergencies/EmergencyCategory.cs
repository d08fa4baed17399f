using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>What has happened.</summary>
[JsonConverter(typeof(KebabCaseEnum<EmergencyCategory>))]
public enum EmergencyCategory
{
    WaterLeak,
    GasLeak,
    ElectricalFault,
    HeatingFailure,
    LockOut,
    FireDamage,
    Flood,
    Structural,
    Drainage,
    Other,
}
