using FieldServices.EventStore;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Shared;
using static FieldServices.Domain.Bookings.BookingStatus;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>From the request to the technician's calendar: quotes, approvals, confirmation, what runs out.</summary>
public sealed class AgreeingTests
{
    private static readonly BookingRequested ToApprove = Asked with { Terms = Terms with { ApprovalLevels = 2 } };

    [Fact]
    public void A_draft_becomes_a_request() => Given(In(Draft)).When(new SubmitBooking(), At(5)).Then(new BookingSubmitted(At(5)));

    [Fact]
    public void A_released_hold_leaves_the_request_and_frees_the_time()
    {
        var outcome = Given(In(Held)).When(new ReleaseHold(), At(20));
        outcome.Then(new HoldReleased(At(20)) { Freed = Freed });
        outcome.ThenClaims([], [$"{Ade.Value}:1"]);
    }

    [Fact]
    public void A_quote_keeps_the_time_until_it_runs_out()
    {
        var outcome = Given(In(Held)).When(new QuoteBooking(new Money(180m), 48), At(20));
        outcome.Then(new BookingQuoted(At(20), new Money(180m), At(20).AddHours(48), null));
        outcome.ThenClaims([], []);
    }

    [Fact]
    public void What_has_run_out_is_neither_confirmed_nor_quoted_nor_moved_even_before_the_timer_says_so()
    {
        Given(In(Held)).When(new ConfirmBooking(), At(610)).ThenRejected("booking.hold-expired");
        Given(In(Held)).When(new QuoteBooking(new Money(1m)), At(610)).ThenRejected("booking.hold-expired");
        Given(In(Held)).When(new AskApproval(), At(610)).ThenRejected("booking.hold-expired");
        Given(In(Held)).When(new RescheduleBooking(Nine.AddDays(1)), At(610), Free).ThenRejected("booking.hold-expired");
        Given(In(Held)).When(new ConfirmBooking(), At(609)).Then(new BookingConfirmed(At(609)));
    }

    [Fact]
    public void A_hold_expires_when_its_time_has_come_and_frees_the_technician()
    {
        Given(In(Held)).When(new ExpireBooking(), At(609)).ThenRejected("booking.not-expired");
        var outcome = Given(In(Held)).When(new ExpireBooking(), At(610));
        outcome.Then(new BookingExpired(At(610)) { Freed = Freed });
        outcome.ThenClaims([], [$"{Ade.Value}:1"]);
    }

    [Fact]
    public void Nobody_approves_two_levels_of_one_booking()
    {
        var (first, other) = (new Actor("admin", "key:a"), new Actor("admin", "key:b"));
        var approved = new BookingApproved(At(40), 1, null, "key:a");
        Given(In(PendingApproval)).When(new ApproveBooking(1) { By = first }, At(40)).Then(approved);
        Given([.. In(PendingApproval), approved]).When(new ApproveBooking(2) { By = first }, At(50)).ThenRejected("booking.approved-by-you");
        Given([.. In(PendingApproval), approved]).When(new ApproveBooking(2) { By = first with { Role = "dispatcher" } }, At(50)).ThenRejected("booking.approved-by-you");
        Given([.. In(PendingApproval), approved]).When(new ApproveBooking(2) { By = other }, At(50)).Then(new BookingApproved(At(50), 2, null, "key:b"), new BookingConfirmed(At(50)));
    }

    [Fact]
    public void Approvals_are_given_level_by_level_and_the_last_confirms()
    {
        Given(ToApprove).When(new ConfirmBooking(), At(20)).ThenRejected("booking.approval-needed");
        Given(Asked).When(new AskApproval(), At(20)).ThenRejected("booking.no-approval-needed");
        Given(ToApprove).When(new AskApproval(), At(20)).Then(new ApprovalAsked(At(20), 2));
        Given(In(PendingApproval)).When(new ApproveBooking(2), At(40)).ThenRejected("booking.wrong-approval-level");
        Given([.. In(PendingApproval), new BookingApproved(At(40), 1, null)]).When(new ApproveBooking(1), At(50)).ThenRejected("booking.wrong-approval-level");
        Given(In(PendingApproval)).When(new ApproveBooking(1, "Fine"), At(40)).Then(new BookingApproved(At(40), 1, "Fine"));
        Given([.. In(PendingApproval), new BookingApproved(At(40), 1, null)]).When(new ApproveBooking(2), At(50)).Then(new BookingApproved(At(50), 2, null), new BookingConfirmed(At(50)));
    }

    [Fact]
    public void A_declined_booking_frees_the_time()
    {
        var outcome = Given(In(Held)).When(new DeclineBooking(" No oil boilers "), At(20));
        outcome.Then(new BookingDeclined(At(20), "No oil boilers") { Freed = Freed });
        outcome.ThenClaims([], [$"{Ade.Value}:1"]);
    }

    [Fact]
    public void The_held_time_is_scheduled_or_another_one()
    {
        Given(In(Confirmed)).When(new ScheduleBooking(), At(50)).Then(new BookingScheduled(At(50), Slot));
        Given(In(Confirmed)).When(new ScheduleBooking(Nine.AddDays(1)), At(50), Free).Then(new BookingScheduled(At(50), SlotAt(Nine.AddDays(1))) { Freed = Freed });
        Given(In(Confirmed)).When(new ScheduleBooking(TechnicianId: Bea), At(50), Free).Then(new BookingScheduled(At(50), SlotAt(Nine, Bea)) { Freed = Freed });
        Given(In(Confirmed)).When(new ScheduleBooking(Nine.AddDays(-2)), At(50), Free).ThenRejected("booking.in-the-past");
        Given(Asked, new BookingConfirmed(At(5))).When(new ScheduleBooking(), At(50)).ThenRejected("booking.slot-missing");
        Given(Asked, new BookingConfirmed(At(5))).When(new ScheduleBooking(Nine), At(50)).ThenRejected("booking.slot-missing");
    }

    [Fact]
    public void Another_technician_can_be_assigned_at_the_same_time()
    {
        Given(In(Scheduled)).When(new AssignTechnician(), At(60)).Then(new TechnicianAssigned(At(60), Slot));
        Given(In(Assigned)).When(new AssignTechnician(Ade), At(70)).ThenNothing();
        var outcome = Given(In(Assigned)).When(new AssignTechnician(Bea), At(70), Free);
        outcome.Then(new TechnicianAssigned(At(70), SlotAt(Nine, Bea)) { Freed = Freed });
        outcome.ThenClaims([$"{Bea.Value}:1"], [$"{Ade.Value}:1"]);
        Given(In(Assigned)).When(new AssignTechnician(Bea), At(70)).ThenRejected("booking.technician-unknown");
    }
}
