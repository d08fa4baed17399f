using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Emergencies;

/// <summary>Something that happened in an emergency; <see cref="At"/> is when it was true in the world.</summary>
public abstract record EmergencyEvent
{
    private protected EmergencyEvent(DateTimeOffset at) => At = at;

    public DateTimeOffset At { get; init; }
}

public sealed record EmergencyReported(
    DateTimeOffset At,
    EmergencyCategory Category,
    IReadOnlyList<DangerFlag> Dangers,
    Priority Priority,
    Deadlines Deadlines,
    PersonalText Description,
    GeoPoint? Point,
    Address? Address,
    Caller? Caller,
    ContactChannel Channel,
    string? ExternalReference) : EmergencyEvent(At);

/// <summary>The emergency concerns a customer in the books.</summary>
public sealed record CustomerLinked(DateTimeOffset At, CustomerId CustomerId) : EmergencyEvent(At);

public sealed record EmergencyLocated(DateTimeOffset At, GeoPoint Point) : EmergencyEvent(At);

public sealed record EmergencyAcknowledged(DateTimeOffset At, string? Note) : EmergencyEvent(At);

public sealed record DispatchOffered(DateTimeOffset At, ContractorId ContractorId, Reliance Reliance, string? Note, TradingContact? Contact = null) : EmergencyEvent(At);

public sealed record DispatchWithdrawn(DateTimeOffset At, ContractorId ContractorId) : EmergencyEvent(At);

public sealed record DispatchAccepted(DateTimeOffset At, ContractorId ContractorId) : EmergencyEvent(At);

public sealed record DispatchDeclined(DateTimeOffset At, ContractorId ContractorId, string Reason) : EmergencyEvent(At);

public sealed record TravelStarted(DateTimeOffset At, ContractorId ContractorId, DateTimeOffset? ExpectedAt) : EmergencyEvent(At);

public sealed record ContractorArrived(DateTimeOffset At, ContractorId ContractorId) : EmergencyEvent(At);

public sealed record EmergencyMadeSafe(DateTimeOffset At, string? Note) : EmergencyEvent(At);

public sealed record EmergencyResolved(DateTimeOffset At, string? Resolution) : EmergencyEvent(At);

public sealed record EmergencyClosed(DateTimeOffset At, string? Note) : EmergencyEvent(At);

public sealed record EmergencyCancelled(DateTimeOffset At, CancelReason Reason, string? Note, EmergencyId? DuplicateOf) : EmergencyEvent(At);

public sealed record EmergencyReopened(DateTimeOffset At, string Reason, Deadlines Deadlines) : EmergencyEvent(At);

public sealed record PriorityChanged(DateTimeOffset At, Priority From, Priority To, string Reason, Deadlines Deadlines) : EmergencyEvent(At);

public sealed record ClockPaused(DateTimeOffset At, PauseReason Reason, string? Note) : EmergencyEvent(At);

public sealed record ClockResumed(
    DateTimeOffset At,
    [property: JsonPropertyName("pausedSeconds"), JsonConverter(typeof(SecondsJsonConverter))] TimeSpan Paused,
    Deadlines Deadlines) : EmergencyEvent(At);

public sealed record EmergencyEscalated(DateTimeOffset At, EscalationReason Reason, string? Note) : EmergencyEvent(At);

public sealed record FollowUpRaised(DateTimeOffset At, string? Note) : EmergencyEvent(At);

public sealed record DeadlineNearlyBreached(DateTimeOffset At, DeadlineKind Deadline, DateTimeOffset Due, Attribution Attribution) : EmergencyEvent(At);

public sealed record DeadlineBreached(DateTimeOffset At, DeadlineKind Deadline, DateTimeOffset Due, Attribution Attribution) : EmergencyEvent(At);

/// <param name="At">When it was corrected.</param>
/// <param name="Corrects">The position of the event that is wrong.</param>
/// <param name="Fact">What that event tells.</param>
/// <param name="Reason">Why it is corrected.</param>
/// <param name="InsteadOf">The time that was on record until now; null when the time stays.</param>
/// <param name="HappenedAt">When it really happened; null when the recorded time is right.</param>
/// <param name="Text">What the office should have written: the note, resolution or reason; null when that is right.</param>
/// <param name="Description">What the caller really said, of a report; null when that is right.</param>
public sealed record EmergencyCorrected(
    DateTimeOffset At, long Corrects, CorrectableFact Fact, string Reason, DateTimeOffset? InsteadOf, DateTimeOffset? HappenedAt, string? Text,
    PersonalText? Description = null)
    : EmergencyEvent(At), ICorrection
{
    public Envelope? Right(Envelope wrong) =>
        wrong.Event is EmergencyEvent fact
            ? wrong with { Event = Correction.Apply(fact, HappenedAt, Text, Description), EffectiveAt = HappenedAt ?? wrong.EffectiveAt }
            : wrong;
}
