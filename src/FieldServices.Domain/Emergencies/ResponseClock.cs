namespace FieldServices.Domain.Emergencies;

/// <summary>The clock of the promises: started by the report or by reopening, stopped while a pause is recorded.</summary>
public sealed record ResponseClock(DateTimeOffset StartedAt, Deadlines Deadlines, TimeSpan PausedFor, DateTimeOffset? PausedAt)
{
    public static ResponseClock Initial { get; } = Start(default, new Deadlines(default, default, default));

    public bool IsPaused => PausedAt is not null;

    public static ResponseClock Start(DateTimeOffset at, Deadlines deadlines) => new(at, deadlines, TimeSpan.Zero, null);

    public ResponseClock Pause(DateTimeOffset at) => this with { PausedAt = at };

    public ResponseClock Resume(TimeSpan paused, Deadlines deadlines) =>
        this with { PausedAt = null, PausedFor = PausedFor + paused, Deadlines = deadlines };

    /// <summary>The deadlines of a priority by this clock's start and pauses.</summary>
    public Deadlines Plan(Priority priority) => ServiceLevels.Deadlines(priority, StartedAt, PausedFor);

    /// <summary>What ends the present pause: every promise that can be paused moves by its length. Nothing when the clock runs.</summary>
    public IEnumerable<EmergencyEvent> Running(Priority priority, DateTimeOffset now)
    {
        if (PausedAt is not { } pausedAt)
            return [];
        var paused = now > pausedAt ? now - pausedAt : TimeSpan.Zero;
        return [new ClockResumed(now, paused, ServiceLevels.Deadlines(priority, StartedAt, PausedFor + paused))];
    }
}
