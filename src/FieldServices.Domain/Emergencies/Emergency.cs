using FieldServices.Domain.Contractors;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Emergencies;

/// <summary>Everything that decisions need to know of an emergency.</summary>
public sealed record Emergency
{
    public static Emergency Initial { get; } = new();

    public static Aggregate<Emergency, EmergencyEvent> Aggregate { get; } = new("emergency", Initial, Evolve);

    public EmergencyStatus Status { get; init; }

    public EmergencyCategory Category { get; init; }

    public IReadOnlyList<DangerFlag> Dangers { get; init; } = [];

    public Priority Priority { get; init; }

    public GeoPoint? Point { get; init; }

    /// <summary>The contractor who holds the open offer.</summary>
    public ContractorId? OfferedTo { get; init; }

    /// <summary>The contractor who accepted.</summary>
    public ContractorId? AssignedTo { get; init; }

    public ResponseClock Clock { get; init; } = ResponseClock.Initial;

    /// <summary>True when the on-call manager has to look after it too.</summary>
    public bool Escalated { get; init; }

    /// <summary>True when the task of the day after is on somebody's list.</summary>
    public bool FollowUpRaised { get; init; }

    /// <summary>The deadlines of this run that were noted as nearly or really breached.</summary>
    public IReadOnlyList<NotedDeadline> Noted { get; init; } = [];

    /// <summary>Whose it is, when that is a customer in the books.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>When the last thing happened that people did; notes about it do not stand in the way of facts that are told late.</summary>
    public DateTimeOffset LastAt { get; init; }

    public static Emergency Evolve(Emergency state, EmergencyEvent @event) =>
        Apply(state, @event) with
        {
            Clock = state.Clock.After(@event),
            LastAt = LastOf(state, @event),
        };

    private static DateTimeOffset LastOf(Emergency state, EmergencyEvent @event) =>
        @event is EmergencyCorrected { HappenedAt: { } at } corrected && corrected.InsteadOf == state.LastAt ? at
        : IsNote(@event) || state.LastAt > @event.At ? state.LastAt
        : @event.At;

    private static bool IsNote(EmergencyEvent @event) =>
        @event is EmergencyCorrected or CustomerLinked or EmergencyEscalated or Emergencies.FollowUpRaised or DeadlineNearlyBreached or DeadlineBreached;

    private static Emergency Apply(Emergency state, EmergencyEvent @event) => @event switch
    {
        EmergencyReported e => state with
        {
            Status = EmergencyStatus.Reported,
            Category = e.Category,
            Dangers = e.Dangers,
            Priority = e.Priority,
            Point = e.Point,
        },
        EmergencyLocated e => state with { Point = e.Point },
        EmergencyAcknowledged => state with { Status = EmergencyStatus.Acknowledged },
        DispatchOffered e => state with { Status = EmergencyStatus.Dispatching, OfferedTo = e.ContractorId, AssignedTo = null },
        DispatchAccepted e => state with { Status = EmergencyStatus.Dispatched, OfferedTo = null, AssignedTo = e.ContractorId },
        DispatchDeclined or DispatchWithdrawn => state with { Status = EmergencyStatus.Acknowledged, OfferedTo = null, AssignedTo = null },
        TravelStarted => state with { Status = EmergencyStatus.EnRoute },
        ContractorArrived => state with { Status = EmergencyStatus.OnSite },
        EmergencyMadeSafe => state with { Status = EmergencyStatus.MadeSafe },
        EmergencyResolved => state with { Status = EmergencyStatus.Resolved },
        EmergencyClosed => state with { Status = EmergencyStatus.Closed },
        EmergencyCancelled => state with { Status = EmergencyStatus.Cancelled, OfferedTo = null },
        EmergencyReopened => state with
        {
            Status = EmergencyStatus.Reopened,
            OfferedTo = null,
            AssignedTo = null,
            Escalated = false,
            FollowUpRaised = false,
            Noted = [],
        },
        CustomerLinked e => state with { CustomerId = e.CustomerId },
        PriorityChanged e => state with { Priority = e.To },
        ClockPaused or ClockResumed or EmergencyCorrected => state,
        EmergencyEscalated => state with { Escalated = true },
        Emergencies.FollowUpRaised => state with { FollowUpRaised = true },
        DeadlineNearlyBreached e => state with { Noted = [.. state.Noted, new NotedDeadline(e.Deadline, e.Due, Breached: false)] },
        DeadlineBreached e => state with { Noted = [.. state.Noted, new NotedDeadline(e.Deadline, e.Due, Breached: true)] },
        _ => throw new UnhandledEventException(nameof(Emergency), @event),
    };
}
