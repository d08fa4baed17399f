using FieldServices.Domain.Contractors;
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

    /// <summary>When the last thing happened.</summary>
    public DateTimeOffset LastAt { get; init; }

    public static Emergency Evolve(Emergency state, EmergencyEvent @event) =>
        Apply(state, @event) with { LastAt = state.LastAt > @event.At ? state.LastAt : @event.At };

    private static Emergency Apply(Emergency state, EmergencyEvent @event) => @event switch
    {
        EmergencyReported e => state with
        {
            Status = EmergencyStatus.Reported,
            Category = e.Category,
            Dangers = e.Dangers,
            Priority = e.Priority,
            Point = e.Point,
            Clock = ResponseClock.Start(e.At, e.Deadlines),
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
        EmergencyReopened e => state with
        {
            Status = EmergencyStatus.Reopened,
            OfferedTo = null,
            AssignedTo = null,
            Clock = ResponseClock.Start(e.At, e.Deadlines),
        },
        PriorityChanged e => state with { Priority = e.To, Clock = state.Clock with { Deadlines = e.Deadlines } },
        ClockPaused e => state with { Clock = state.Clock.Pause(e.At) },
        ClockResumed e => state with { Clock = state.Clock.Resume(e.Paused, e.Deadlines) },
        _ => throw new UnhandledEventException(nameof(Emergency), @event),
    };
}
