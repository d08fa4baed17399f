using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>A danger that the caller or the dispatcher has noticed; any of them makes the emergency a danger to life.</summary>
[JsonConverter(typeof(KebabCaseEnum<DangerFlag>))]
public enum DangerFlag
{
    Smoke,
    GasSmell,
    ElectricsNearWater,
    PeopleTrapped,
    Injury,
    StructuralMovement,
}
