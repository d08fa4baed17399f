using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>The clock of the promises: started by the report or by reopening, stopped while a pause is recorded.</summary>
public sealed record ResponseClock(
    DateTimeOffset StartedAt,
    Deadlines Deadlines,
    [property: JsonPropertyName("pausedSeconds"), JsonConverter(typeof(SecondsJsonConverter))] TimeSpan PausedFor,
    DateTimeOffset? PausedAt)
{
    public static ResponseClock Initial { get; } = Start(default, new Deadlines(default, default, default));

    /// <summary>When a person took note.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When the contractor accepted who has it now.</summary>
    public DateTimeOffset? DispatchedAt { get; init; }

    /// <summary>When the contractor arrived.</summary>
    public DateTimeOffset? OnSiteAt { get; init; }

    /// <summary>When nobody needed to come any more: resolved or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    [JsonIgnore]
    public bool IsPaused => PausedAt is not null;

    public static ResponseClock Start(DateTimeOffset at, Deadlines deadlines) => new(at, deadlines, TimeSpan.Zero, null);

    /// <summary>The clock after one more event; what does not concern it changes nothing.</summary>
    public ResponseClock After(EmergencyEvent @event) => @event switch
    {
        EmergencyReported e => Start(e.At, e.Deadlines),
        // Whoever reopens has taken note.
        EmergencyReopened e => Start(e.At, e.Deadlines) with { AcknowledgedAt = e.At },
        EmergencyAcknowledged => this with { AcknowledgedAt = @event.At },
        DispatchAccepted => this with { DispatchedAt = @event.At },
        DispatchOffered or DispatchDeclined or DispatchWithdrawn => this with { DispatchedAt = null },
        ContractorArrived => this with { OnSiteAt = @event.At },
        EmergencyResolved or EmergencyCancelled => this with { EndedAt = @event.At },
        PriorityChanged e => this with { Deadlines = e.Deadlines },
        ClockPaused => this with { PausedAt = @event.At },
        ClockResumed e when IsPaused => this with { PausedAt = null, PausedFor = PausedFor + e.Paused, Deadlines = e.Deadlines },
        EmergencyCorrected { HappenedAt: { } at } e => Moved(e.Fact, e.InsteadOf, at),
        _ => this,
    };

    // What was corrected may belong to a run before this one; then its time is none of this one's.
    private ResponseClock Moved(CorrectableFact fact, DateTimeOffset? from, DateTimeOffset to) => fact switch
    {
        CorrectableFact.Acknowledged when AcknowledgedAt == from => this with { AcknowledgedAt = to },
        CorrectableFact.DispatchAccepted when DispatchedAt == from => this with { DispatchedAt = to },
        CorrectableFact.ContractorArrived when OnSiteAt == from => this with { OnSiteAt = to },
        CorrectableFact.Resolved or CorrectableFact.Cancelled when EndedAt == from => this with { EndedAt = to },
        _ => this,
    };

    /// <summary>When a promise was kept or not needed any more; null while it is open.</summary>
    public DateTimeOffset? SettledAt(DeadlineKind kind) => KeptAt(kind) ?? EndedAt;

    /// <summary>True when a promise waits for nothing but us.</summary>
    public bool IsRunning(DeadlineKind kind) => SettledAt(kind) is null && (kind == DeadlineKind.Acknowledge || !IsPaused);

    /// <summary>When four fifths of the time of a promise are used; the length of pauses is not part of that time.</summary>
    public DateTimeOffset NearAt(DeadlineKind kind)
    {
        var due = Deadlines.Of(kind);
        return due - ((due - StartedAt - (kind == DeadlineKind.Acknowledge ? TimeSpan.Zero : PausedFor)) / 5);
    }

    /// <summary>True when a deadline had passed before the promise was settled, the clock stopped, or now.</summary>
    public bool IsBreached(DeadlineKind kind, DateTimeOffset now) =>
        (SettledAt(kind) ?? (IsRunning(kind) ? now : PausedAt!.Value)) > Deadlines.Of(kind);

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

    private DateTimeOffset? KeptAt(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Acknowledge => AcknowledgedAt,
        DeadlineKind.Dispatch => DispatchedAt,
        DeadlineKind.OnSite => OnSiteAt,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This promise cannot be kept yet."),
    };
}
