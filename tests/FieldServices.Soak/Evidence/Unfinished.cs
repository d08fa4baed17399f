namespace FieldServices.Soak.Evidence;

/// <summary>What workflows have not done in the end: timers long due, commands without an answer, instances that are parked, messages that cannot be sent.</summary>
public sealed record Unfinished(long Timers, long Commands, long Parked, long Messages)
{
    public static Unfinished Nothing { get; } = new(0, 0, 0, 0);
}
