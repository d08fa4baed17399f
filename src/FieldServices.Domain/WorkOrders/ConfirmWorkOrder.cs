using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>All visits are agreed, and put into the calendars of their technicians.</summary>
public sealed record ConfirmWorkOrder
{
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, ConfirmWorkOrder command, DateTimeOffset now) => state.ExpiresAt <= now
        ? Reject("work-order.hold-expired", "The hold has run out; hold times anew.")
        : Accept(new WorkOrderConfirmed(now));

    internal sealed class Validator : AbstractValidator<ConfirmWorkOrder>;
}
