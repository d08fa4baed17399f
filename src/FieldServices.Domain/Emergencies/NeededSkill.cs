using FieldServices.Domain.Contractors;
using static FieldServices.Domain.Emergencies.EmergencyCategory;

namespace FieldServices.Domain.Emergencies;

/// <summary>Which trade each category needs.</summary>
public static class NeededSkill
{
    /// <summary>The skill; null when any contractor may go.</summary>
    public static Skill? For(EmergencyCategory category) => category switch
    {
        WaterLeak => Skill.Plumbing,
        GasLeak => Skill.Gas,
        ElectricalFault => Skill.Electrical,
        HeatingFailure => Skill.Heating,
        LockOut => Skill.Locksmith,
        FireDamage => Skill.FireDamage,
        Flood => Skill.FloodResponse,
        Structural => Skill.Structural,
        Drainage => Skill.Drainage,
        Other => null,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "This category has no skill yet."),
    };
}
