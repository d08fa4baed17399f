using FieldServices.Domain.Bookings;
using FieldServices.Domain.Shared;
using FieldServices.Domain.WorkOrders;
using FieldServices.Domain.WorkOrders.Following;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.WorkOrders.SampleOrders;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>One full example of every event of a work order and of what follows its visits.</summary>
internal static class WorkOrderSamples
{
    public static IReadOnlyList<object> All { get; } =
    [
        Ordered with { PropertyId = Neighbour, Contact = new BookingContact("020 7946 0018", "asha@example.org") },
        Kept with { Visits = [Times[0] with { IgnoreJourney = "Lodges near by" }, .. Times[1..]] },
        new VisitsReleased(At(20)),
        Kept,
        new WorkOrderConfirmed(At(40)),
        new VisitsRescheduled(At(50), [new(2, Nine.AddDays(2), Nine.AddDays(3), Bea, 2)], "Away", "Lodges near by"),
        Done(1, 93_000, 1),
        new WorkOrderCompleted(At(600_000)),
        new WorkOrderCancelled(At(600_001), CancelledBy.Customer, "Sold the house", new Money(50m), [2, 3]),
        new NoteAsked(1, VisitProgress.Done, 10),
        new FollowingEnded(),
    ];
}
