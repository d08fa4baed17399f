using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Shared;
using static FieldServices.Domain.Bookings.BookingStatus;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>What becomes of an agreed booking: moved, given back, shared, at work.</summary>
public sealed class ChangingTests
{
    private static readonly BookingSlot NextDay = SlotAt(Nine.AddDays(1));

    [Fact]
    public void A_move_is_one_event_that_carries_from_and_to_and_swaps_the_claims()
    {
        var outcome = Given(In(Assigned)).When(new RescheduleBooking(Nine.AddDays(1), Reason: "Asked for"), At(70), Free);
        outcome.Then(new BookingRescheduled(At(70), Slot, NextDay, "Asked for") { Freed = Freed });
        outcome.ThenClaims([$"{Ade.Value}:1"], [$"{Ade.Value}:1"]);
        Given(In(Assigned)).When(new RescheduleBooking(Nine), At(70), Free).ThenNothing();
        Given(In(Assigned)).When(new RescheduleBooking(Nine, Bea), At(70), Free).Then(new BookingRescheduled(At(70), Slot, SlotAt(Nine, Bea), null) { Freed = Freed });
        Given(In(Assigned)).When(new RescheduleBooking(Nine.AddDays(4)), At(70), Free).ThenRejected("booking.outside-hours");
        Given(Asked, new BookingConfirmed(At(5))).When(new RescheduleBooking(Nine), At(50), Free).ThenRejected("booking.slot-missing");
    }

    [Theory]
    [InlineData(Held, Held)]
    [InlineData(Confirmed, Confirmed)]
    [InlineData(Scheduled, Scheduled)]
    [InlineData(Dispatched, Assigned)]
    [InlineData(AwaitingParts, Assigned)]
    [InlineData(NoShow, Assigned)]
    public void What_was_under_way_begins_again_with_a_technician_assigned(BookingStatus before, BookingStatus after) =>
        Assert.Equal(after, Booking.Aggregate.Fold([.. In(before), new BookingRescheduled(Later, Slot, NextDay, null)]).Status);

    [Fact]
    public void Waiting_for_parts_frees_the_time_and_the_next_visit_takes_another()
    {
        Given(In(InProgress)).When(new AwaitParts(" A pump "), At(89_000)).ThenClaims([], [$"{Ade.Value}:1"]);
        Given(In(AwaitingParts)).When(new RescheduleBooking(new DateTime(2026, 3, 10, 9, 0, 0)), At(90_000), Free).ThenClaims([$"{Ade.Value}:1"], []);
        Given(In(AwaitingParts)).When(new ResumeWork(), At(90_000)).ThenClaims([], []);
    }

    [Fact]
    public void A_customer_who_cancels_late_owes_the_fee_of_the_terms()
    {
        Given(In(Confirmed)).When(new CancelBooking(CancelledBy.Customer), Slot.From.AddHours(-24)).Then(new BookingCancelled(Slot.From.AddHours(-24), CancelledBy.Customer, null, null) { Freed = Freed });
        Given(In(Confirmed)).When(new CancelBooking(CancelledBy.Customer), Slot.From.AddHours(-23)).Then(new BookingCancelled(Slot.From.AddHours(-23), CancelledBy.Customer, null, new Money(30m)) { Freed = Freed });
        Given(In(Confirmed)).When(new CancelBooking(CancelledBy.Office), Slot.From.AddHours(-23)).Then(new BookingCancelled(Slot.From.AddHours(-23), CancelledBy.Office, null, null) { Freed = Freed });
        Given(In(Confirmed)).When(new CancelBooking(CancelledBy.Customer, Waive: true), Slot.From.AddHours(-23)).Then(new BookingCancelled(Slot.From.AddHours(-23), CancelledBy.Customer, null, null) { Freed = Freed });
        Given(In(Held)).When(new CancelBooking(CancelledBy.Customer, "Moving"), Slot.From.AddHours(-1)).Then(new BookingCancelled(Slot.From.AddHours(-1), CancelledBy.Customer, "Moving", null) { Freed = Freed });
        Given(In(Confirmed)).When(new CancelBooking(CancelledBy.Customer), At(50)).ThenClaims([], [$"{Ade.Value}:1"]);
    }

    [Fact]
    public void Nobody_has_to_be_there_before_the_agreed_time()
    {
        Given(In(EnRoute)).When(new NoteNoShow("Rang"), Slot.From.AddSeconds(-1)).ThenRejected("booking.not-begun");
        Given(In(EnRoute)).When(new NoteNoShow("Rang"), Slot.From).Then(new NoShowNoted(Slot.From, new Money(30m), "Rang"));
        Given(In(EnRoute)).When(new NoteNoShow(Waive: true), Slot.From).Then(new NoShowNoted(Slot.From, null, null));
    }

    [Fact]
    public void Places_of_a_group_booking_are_taken_until_it_is_full()
    {
        var joined = new ParticipantJoined(At(50), Neighbour, 3);
        Given(In(Confirmed)).When(new JoinBooking(Neighbour, 3), At(50)).Then(joined);
        Given(In(Confirmed)).When(new JoinBooking(Neighbour, 4), At(50)).ThenRejected("booking.full");
        Given([.. In(Confirmed), joined]).When(new JoinBooking(Guid.CreateVersion7()), At(60)).ThenRejected("booking.full");
        Given([.. In(Confirmed), joined]).When(new JoinBooking(Neighbour), At(60)).ThenRejected("booking.joined-already");
        Given([.. In(Confirmed), joined]).When(new LeaveBooking(Neighbour), At(60)).Then(new ParticipantLeft(At(60), Neighbour) { FreedPlaces = new FreedPlaces(ServiceId, Slot, 3) });
        Given(In(Confirmed)).When(new LeaveBooking(Neighbour), At(60)).ThenRejected("booking.not-joined");
        Given(In(Confirmed)).When(new LeaveBooking(Customer), At(60)).ThenRejected("booking.cannot-leave-own");
    }

    [Fact]
    public void The_expected_arrival_lies_ahead_and_near()
    {
        Given(In(Dispatched)).When(new StartJourney(At(87_900)), At(87_000)).Then(new JourneyStarted(At(87_000), At(87_900)));
        Given(In(Dispatched)).When(new StartJourney(At(86_999)), At(87_000)).ThenRejected("booking.arrival-not-plausible");
        Given(In(Dispatched)).When(new StartJourney(At(87_000).AddDays(1.1)), At(87_000)).ThenRejected("booking.arrival-not-plausible");
    }

    [Fact]
    public void The_work_is_told_step_by_step()
    {
        Given(In(Assigned)).When(new DispatchTechnician("Loft"), At(100)).Then(new TechnicianDispatched(At(100), "Loft"));
        Given(In(EnRoute)).When(new ArriveAtBooking(), At(88_100)).Then(new TechnicianArrived(At(88_100)));
        Given(In(OnSite)).When(new StartWork(), At(88_200)).Then(new WorkStarted(At(88_200)));
        Given(In(InProgress)).When(new PauseWork(" Away "), At(88_300)).Then(new WorkPaused(At(88_300), "Away"));
        Given(In(InProgress)).When(new CompleteWork("Done"), At(91_000)).Then(new WorkCompleted(At(91_000), "Done"));
        Given(In(Completed)).When(new InspectWork(false, "Drips"), At(92_000)).Then(new WorkInspected(At(92_000), Passed: false, "Drips"));
        Given(In(Completed)).When(new InspectWork(false, "Drips"), At(92_000)).ThenClaims([], []);
        Given(In(Completed)).When(new InvoiceBooking(" INV-1 "), At(92_000)).Then(new BookingInvoiced(At(92_000), "INV-1"));
        Given(In(Invoiced)).When(new CloseBooking("Paid"), At(94_000)).Then(new BookingClosed(At(94_000), "Paid"));
    }

    [Fact]
    public void What_is_confirmed_is_cancelled_and_not_declined() =>
        Given(In(Confirmed)).When(new DeclineBooking("No oil boilers"), At(50)).ThenRejected("booking.wrong-status");
}
