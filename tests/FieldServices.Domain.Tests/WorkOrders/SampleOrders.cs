using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Domain.WorkOrders;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.WorkOrders;

/// <summary>A bathroom in three visits, asked for on Monday, 2 March 2026: survey, first fix a day to a week later, second fix at least two days after that.</summary>
internal static class SampleOrders
{
    public static readonly ServiceTerms Bathroom = new(
        420, 10, 20, [Skill.Gas], new Money(900m), Cancellation: new CancellationRule(24, new Money(50m)),
        Visits: [new("Survey", 60), new("First fix", 180, [Skill.Gas], 24, 168), new("Second fix", 180, null, 48)]);

    public static readonly WorkOrderRequested Ordered = new(
        T0, FieldServices.Domain.Tests.Bookings.SampleBookings.ServiceId, "Bathroom", Bathroom, Customer, null, new GeoPoint(51.5346, -0.2047), "Europe/London", BookedBy.Office, null);

    /// <summary>Tuesday, Wednesday a week later at the latest, Monday after that.</summary>
    public static readonly VisitChoice[] Times = [new(Nine, Ade), new(Nine.AddDays(2), Ade), new(Nine.AddDays(6), Bea)];

    public static readonly VisitsHeld Kept = new(At(10), Times, 10, At(610));

    public static readonly WorkOrderEvent[] Held = [Ordered, Kept];

    public static readonly WorkOrderEvent[] Confirmed = [.. Held, new WorkOrderConfirmed(At(40))];

    public static readonly WorkOrderEvent[] SurveyDone =
        [.. Confirmed, new ProgressNoted(At(90_000), 1, VisitProgress.Underway, 9, 0), new ProgressNoted(At(93_000), 1, VisitProgress.Done, 10, 1)];

    public static readonly WorkOrderEvent[] AllDone =
        [.. SurveyDone, Done(2, 260_000, 2), Done(3, 600_000, 3), new WorkOrderCompleted(At(600_000))];

    public static WorkOrder After(params WorkOrderEvent[] history) => WorkOrder.Aggregate.Fold(history);

    public static Specification Given(params WorkOrderEvent[] history) => Specification.Given(WorkOrderModule.Module, history);

    public static ProgressNoted Done(int visit, double at, int done) => new(At(at), visit, VisitProgress.Done, 10, done);

    public static WorkOrderEvent[] In(WorkOrderStatus status) => status switch
    {
        WorkOrderStatus.Requested => [Ordered],
        WorkOrderStatus.Held => Held,
        WorkOrderStatus.Expired => [.. Held, new ProgressNoted(At(620), 1, VisitProgress.Open, 4, 0)],
        WorkOrderStatus.Confirmed => Confirmed,
        WorkOrderStatus.InProgress => SurveyDone,
        WorkOrderStatus.Completed => AllDone,
        WorkOrderStatus.Cancelled => [.. Confirmed, new WorkOrderCancelled(At(50), CancelledBy.Customer, null, null, [1, 2, 3])],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
