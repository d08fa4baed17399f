using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using static FieldServices.Domain.WorkOrders.VisitProgress;

namespace FieldServices.Domain.WorkOrders;

/// <summary>One piece of work that takes several visits, with one price and one rule of cancellation: everything that decisions need to know of it.</summary>
public sealed record WorkOrder
{
    public static WorkOrder Initial { get; } = new();

    public static Aggregate<WorkOrder, WorkOrderEvent> Aggregate { get; } = new(VisitOf.Whole, Initial, Evolve);

    public WorkOrderStatus Status { get; init; }

    /// <summary>The terms that it was made under; null before it was.</summary>
    public ServiceTerms? Terms { get; init; }

    public ServiceId ServiceId { get; init; }

    public string Zone { get; init; } = LondonTime.Zone;

    /// <summary>Its visits, in their order.</summary>
    public IReadOnlyList<OrderedVisit> Visits { get; init; } = [];

    /// <summary>When the kept times run out by themselves; null when nothing runs out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset LastAt { get; init; }

    /// <summary>The booking of a visit. It follows from the work order, so that a visit can never become two bookings.</summary>
    public static BookingId BookingOf(Guid workOrder, int visit) => new(CommandIdentity.For(default, "work-order.visit", workOrder, visit.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static WorkOrder Evolve(WorkOrder state, WorkOrderEvent @event) =>
        Apply(state, @event) with { LastAt = state.LastAt > @event.At ? state.LastAt : @event.At };

    private static WorkOrder Apply(WorkOrder state, WorkOrderEvent @event) => @event switch
    {
        WorkOrderRequested e => new() { Terms = e.Terms, ServiceId = e.ServiceId, Zone = e.Zone, Visits = [.. e.Terms.Visits!.Select((v, i) => new OrderedVisit(i + 1, v.Name, Open, null))] },
        VisitsHeld e => state.Each(v => v with { Progress = Held, Time = state.TimeOf(v.Number, e.Visits[v.Number - 1].Start) }) with { Status = WorkOrderStatus.Held, ExpiresAt = e.Until },
        VisitsReleased => state.Each(v => v with { Progress = Open, Time = null }) with { Status = WorkOrderStatus.Requested, ExpiresAt = null },
        WorkOrderConfirmed => state.Each(v => v with { Progress = Agreed }) with { Status = WorkOrderStatus.Confirmed, ExpiresAt = null },
        VisitsRescheduled e => state.Each(v => e.Visits.FirstOrDefault(m => m.Number == v.Number) is { } moved
            ? v with { Progress = v.Progress == Held ? Held : Agreed, Time = state.TimeOf(v.Number, moved.To) }
            : v),
        ProgressNoted { Progress: Open } e => state.Each(v => v.Number == e.Visit ? v with { Progress = Open, Time = null, Noted = e.Version } : v) with { Status = WorkOrderStatus.Expired, ExpiresAt = null },
        ProgressNoted e => state.Each(v => v.Number == e.Visit ? v with { Progress = e.Progress, Noted = e.Version } : v) with { Status = WorkOrderStatus.InProgress },
        WorkOrderCompleted => state with { Status = WorkOrderStatus.Completed },
        WorkOrderCancelled e => state.Each(v => e.Visits.Contains(v.Number) ? v with { Progress = Cancelled } : v) with { Status = WorkOrderStatus.Cancelled, ExpiresAt = null },
        _ => throw new UnhandledEventException(nameof(WorkOrder), @event),
    };

    internal VisitTime TimeOf(int visit, DateTime start) => VisitTime.Of(Terms!, visit, start, Zone);

    private WorkOrder Each(Func<OrderedVisit, OrderedVisit> change) => this with { Visits = [.. Visits.Select(change)] };
}
