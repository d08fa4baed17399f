using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>The held times are not wanted; the request stays.</summary>
public sealed record ReleaseVisits
{
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, ReleaseVisits command, DateTimeOffset now) => Accept(new VisitsReleased(now));

    internal sealed class Validator : AbstractValidator<ReleaseVisits>;
}
