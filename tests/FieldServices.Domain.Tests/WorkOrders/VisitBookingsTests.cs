using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Domain.WorkOrders;
using FieldServices.EventStore;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.WorkOrders.SampleOrders;

namespace FieldServices.Domain.Tests.WorkOrders;

/// <summary>What is agreed for all visits reaches their bookings together, and never one of them alone.</summary>
public sealed class VisitBookingsTests
{
    private static readonly StreamId Whole = new("work-order", Envelopes.Id);
    private static readonly VisitOf First = new(Envelopes.Id, 1, "Survey");
    private static readonly BookingRequested FirstVisit = Asked with { Terms = Bathroom.OfVisit(1), Price = null, BookedBy = BookedBy.Office, VisitOf = First };

    [Fact]
    public void Every_step_of_the_whole_asks_the_same_of_each_booking()
    {
        Assert.Equal([(1, "RequestBooking"), (2, "RequestBooking"), (3, "RequestBooking")], Carried([], Ordered));
        Assert.Equal([(1, "HoldSlot"), (2, "HoldSlot"), (3, "HoldSlot")], Carried([Ordered], Kept));
        Assert.Equal([(1, "ReleaseHold"), (2, "ReleaseHold"), (3, "ReleaseHold")], Carried(Held, new VisitsReleased(At(20))));
        Assert.Equal(
            [(1, "ConfirmBooking"), (1, "ScheduleBooking"), (2, "ConfirmBooking"), (2, "ScheduleBooking"), (3, "ConfirmBooking"), (3, "ScheduleBooking")],
            Carried(Held, new WorkOrderConfirmed(At(40))));
        Assert.Equal([(3, "RescheduleBooking"), (2, "RescheduleBooking")], Carried(Confirmed, new VisitsRescheduled(At(50), [new(3, Nine, Nine), new(2, Nine, Nine)], null)));
        Assert.Equal([(2, "CancelBooking"), (3, "CancelBooking")], Carried(SurveyDone, new WorkOrderCancelled(At(94_000), CancelledBy.Customer, null, null, [2, 3])));
        Assert.Equal([(2, "CancelBooking"), (3, "CancelBooking")], Carried(In(WorkOrderStatus.Expired), new WorkOrderCancelled(At(700), CancelledBy.Customer, null, null, [1, 2, 3])));
        Assert.Equal([(1, "CancelBooking"), (2, "CancelBooking"), (3, "CancelBooking")], Carried([Ordered], new WorkOrderCancelled(At(700), CancelledBy.Customer, null, null, [1, 2, 3])));
        Assert.Empty(Carried(Confirmed, new ProgressNoted(At(90_000), 1, VisitProgress.Underway, 9, 0)));
    }

    [Fact]
    public void Times_are_held_anew_in_the_order_in_which_nobody_is_in_the_way()
    {
        Assert.Equal([3, 2, 1], Held([2, 6, 10]));
        Assert.Equal([1, 2, 3], Held([-2, 0, 2]));
        Assert.Equal([2, 1, 3], Held([0, 6, 6]));
        Assert.Equal([3, 1, 2], Held([-1, 2, 9]));

        static IEnumerable<int> Held(int[] days) =>
            Carried(SampleOrders.Held, Kept with { Visits = [.. days.Select(d => new VisitChoice(Nine.AddDays(d), Ade))] }).Select(c => c.Item1);
    }

    [Fact]
    public void A_journey_that_does_not_count_for_the_whole_does_not_for_the_booking()
    {
        const string Why = "Lodges near by";
        var held = Given(Ordered).When(new HoldVisits([Times[0], Times[1] with { IgnoreJourney = Why }, Times[2]]), At(10)).Events;
        Assert.Equal([null, Why, null], WorkOrderModule.Module.CarriedBy(Envelopes.Id, After(Ordered), held).Select(c => ((HoldSlot)c.Command).IgnoreJourney));
        var moved = Given(Confirmed).When(new RescheduleVisit(2, Nine.AddDays(3), Following: FollowingVisits.Shift, IgnoreJourney: Why), At(50)).Events;
        Assert.Equal([Why, Why], WorkOrderModule.Module.CarriedBy(Envelopes.Id, After(Confirmed), moved).Select(c => ((RescheduleBooking)c.Command).IgnoreJourney));
    }

    [Fact]
    public void A_visit_keeps_its_part_of_the_terms()
    {
        var request = (RequestBooking)WorkOrderModule.Module.CarriedBy(Envelopes.Id, WorkOrder.Initial, [Ordered])[1].Command;
        var booked = (BookingRequested)Bookings.SampleBookings.Given().When(request, T0, new CatalogueEntry("Bathroom", Bathroom, false)).Events[0];
        Assert.Equal((180, null, new VisitOf(Envelopes.Id, 2, "First fix")), (booked.Terms.DurationMinutes, booked.Price, booked.VisitOf));
        Assert.Equal(Bathroom.Cancellation, booked.Terms.Cancellation);
    }

    [Fact]
    public void A_booking_of_a_visit_is_held_moved_and_cancelled_with_the_whole_alone()
    {
        var booking = Bookings.SampleBookings.Given(FirstVisit);
        booking.When(new HoldSlot(Ade, Nine), At(10), Free).ThenRejected("booking.part-of-whole");
        booking.When(new HoldSlot(Ade, Nine), At(10), Free, new StreamId("work-order", Guid.Empty)).ThenRejected("booking.part-of-whole");
        Assert.Single(booking.When(new HoldSlot(Ade, Nine), At(10), Free, Whole).Events);
        Assert.Equal(["expire", "check", "accept-conflict"], BookingModule.Module.AllowedCommands(Booking.Aggregate.Fold([FirstVisit, new SlotHeld(At(10), Slot, At(610))])));
        Assert.Contains("cancel", BookingModule.Module.AllowedCommands(Booking.Aggregate.Fold([Asked])));
        Assert.Equal(["submit"], BookingModule.Module.AllowedCommands("Draft", Role.Dispatcher, isPart: true));
        Assert.Equal(["submit", "cancel"], BookingModule.Module.AllowedCommands("Draft", Role.Dispatcher, isPart: false));
    }

    [Fact]
    public void Everything_that_happens_to_it_says_which_visit_it_is() =>
        Assert.Equal(First, ((BookingEvent)Bookings.SampleBookings.Given(FirstVisit).When(new HoldSlot(Ade, Nine), At(10), Free, Whole).Events[0]).VisitOf);

    private static IEnumerable<(int, string)> Carried(WorkOrderEvent[] before, WorkOrderEvent @event) =>
        WorkOrderModule.Module.CarriedBy(Envelopes.Id, After(before), [@event])
            .Select(c => (Enumerable.Range(1, 3).Single(n => WorkOrder.BookingOf(Envelopes.Id, n).Value == c.Id), c.Command.GetType().Name));
}
