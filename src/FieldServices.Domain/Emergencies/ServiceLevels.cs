using static FieldServices.Domain.Emergencies.EmergencyCategory;

namespace FieldServices.Domain.Emergencies;

/// <summary>Which priority a report gets, and what each priority promises. The clocks run day and night.</summary>
public static class ServiceLevels
{
    private static readonly TimeSpan Acknowledge = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<ServiceLevel> All { get; } =
    [
        new(Priority.P1, Acknowledge, Dispatch: TimeSpan.FromSeconds(60), OnSite: TimeSpan.FromMinutes(60)),
        new(Priority.P2, Acknowledge, Dispatch: TimeSpan.FromMinutes(5), OnSite: TimeSpan.FromHours(2)),
        new(Priority.P3, Acknowledge, Dispatch: TimeSpan.FromMinutes(15), OnSite: TimeSpan.FromHours(4)),
        new(Priority.P4, Acknowledge, Dispatch: TimeSpan.FromMinutes(60), OnSite: TimeSpan.FromHours(24)),
    ];

    public static ServiceLevel Of(Priority priority) => All.Single(l => l.Priority == priority);

    /// <summary>Danger to life comes first: gas, fire, structure, and whatever carries a danger flag, such as a flood that has reached the electrics.</summary>
    public static Priority PriorityOf(EmergencyCategory category, IReadOnlyCollection<DangerFlag> dangers) => category switch
    {
        _ when dangers.Count > 0 => Priority.P1,
        GasLeak or FireDamage or Structural => Priority.P1,
        WaterLeak or Flood => Priority.P2,
        ElectricalFault or HeatingFailure or Drainage => Priority.P3,
        _ => Priority.P4,
    };

    /// <summary>The deadlines of a priority; the acknowledgement cannot be paused, because only a person who has taken note can pause.</summary>
    public static Deadlines Deadlines(Priority priority, DateTimeOffset clockStart, TimeSpan paused)
    {
        var level = Of(priority);
        return new Deadlines(clockStart + level.Acknowledge, clockStart + level.Dispatch + paused, clockStart + level.OnSite + paused);
    }
}
