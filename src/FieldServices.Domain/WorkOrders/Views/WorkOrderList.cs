using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using static FieldServices.Domain.WorkOrders.WorkOrderStatus;

namespace FieldServices.Domain.WorkOrders.Views;

/// <summary>All work orders. Their visits are bookings and stand in the list of those.</summary>
public static class WorkOrderList
{
    public static View<WorkOrderRow> View { get; } = new View<WorkOrderRow>(
            "work_orders",
            1,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(WorkOrderRequested), typeof(VisitsHeld), typeof(VisitsReleased), typeof(WorkOrderConfirmed), typeof(VisitsRescheduled),
                typeof(ProgressNoted), typeof(WorkOrderCompleted), typeof(WorkOrderCancelled),
            ],
            Evolve)
        .Index(row => row.Status, row => row.RequestedAt)
        .Index(row => row.CustomerId, row => row.RequestedAt)
        .Index(row => row.PropertyId, row => row.RequestedAt)
        .Index(row => row.ServiceId, row => row.RequestedAt)
        .Index(row => row.RequestedAt)
        .Index(row => row.Reference);

    private static WorkOrderRow? Evolve(WorkOrderRow? row, Envelope envelope) => envelope.Event switch
    {
        WorkOrderRequested e => Begin(e, envelope),
        WorkOrderEvent e => Change(Rows.Existing(row, envelope), e, envelope.EffectiveAt) with { Version = envelope.Version, UpdatedAt = envelope.EffectiveAt },
        _ => throw new UnhandledEventException(nameof(WorkOrderList), envelope.Event),
    };

    private static WorkOrderRow Begin(WorkOrderRequested e, Envelope envelope) => new(
        envelope.Stream.Id, envelope.Version, WorkOrderReference.Of(envelope.Stream.Id), Requested, e.ServiceId.Value, e.ServiceName, e.CustomerId, e.PropertyId,
        e.Terms.Visits!.Count, VisitsDone: 0, e.Terms.Price?.Amount, e.Terms.Price?.Currency, Fee: null, ExpiresAt: null,
        envelope.EffectiveAt, CompletedAt: null, CancelledAt: null, envelope.EffectiveAt);

    private static WorkOrderRow Change(WorkOrderRow row, WorkOrderEvent @event, DateTimeOffset at) => @event switch
    {
        WorkOrderRequested => row,
        VisitsHeld e => row with { Status = Held, ExpiresAt = e.Until },
        VisitsReleased => row with { Status = Requested, ExpiresAt = null },
        WorkOrderConfirmed => row with { Status = Confirmed, ExpiresAt = null },
        VisitsRescheduled => row,
        ProgressNoted { Progress: VisitProgress.Open } => row with { Status = Expired, ExpiresAt = null },
        // Work that did not pass its inspection is taken up again.
        ProgressNoted e => row with { Status = InProgress, VisitsDone = e.VisitsDone, CompletedAt = null },
        WorkOrderCompleted => row with { Status = Completed, CompletedAt = at },
        WorkOrderCancelled e => row with { Status = Cancelled, CancelledAt = at, Fee = e.Fee?.Amount, Currency = e.Fee?.Currency ?? row.Currency, ExpiresAt = null },
        _ => throw new UnhandledEventException(nameof(WorkOrderList), @event),
    };
}
