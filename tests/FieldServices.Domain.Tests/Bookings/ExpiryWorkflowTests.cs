using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Expiring;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class ExpiryWorkflowTests
{
    private static readonly BookingId Id = new(Envelopes.Id);
    private static readonly SlotHeld HeldUntil = new(At(10), Slot, At(610));
    private static readonly ExpiryPlanned Planned = new(Id, At(610));
    private static readonly WorkflowSpec Watch = WorkflowSpec.Of(ExpiryWorkflow.Definition);

    [Fact]
    public void A_hold_sets_a_timer_a_moment_after_it_runs_out()
    {
        Watch.When(Told(HeldUntil), At(10)).Then(new Output.Record(Planned), new Output.SetTimer("expire", When.At(At(611))));
        Watch.Given(Planned).When(Told(HeldUntil), At(10)).ThenNothing();
    }

    [Fact]
    public void A_quote_puts_it_off() => Watch.Given(Planned).When(Told(new BookingQuoted(At(20), new Money(1m), At(5_000), null)), At(20))
        .Then(new Output.Record(new ExpiryPlanned(Id, At(5_000))), new Output.SetTimer("expire", When.At(At(5_001))));

    [Fact]
    public void When_it_has_run_out_the_booking_is_asked_once()
    {
        var asked = new ExpiryAsked(At(610));
        Watch.Given(Planned).When(TimerFired("expire", At(611)), At(611)).Then(new Output.Send("expire", new ExpireBooking(), Id.Value), new Output.Record(asked));
        Watch.Given(Planned, asked).When(TimerFired("expire", At(611)), At(611)).ThenNothing();
        Watch.Given(Planned).When(TimerFired("expire", At(500)), At(500)).ThenNothing();
        Watch.When(TimerFired("expire", At(611)), At(611)).ThenNothing();
    }

    [Fact]
    public void What_is_agreed_given_back_or_expired_is_watched_no_more()
    {
        foreach (var e in new BookingEvent[] { new BookingConfirmed(At(40)), new HoldReleased(At(40)), new ApprovalAsked(At(40), 1), new BookingExpired(At(40)), new BookingDeclined(At(40), "No") })
            Watch.Given(Planned).When(Told(e), At(40)).Then(new Output.CancelTimer("expire"), new Output.Record(new ExpirySettled(e.GetType().Name)));
        Watch.When(Told(new BookingConfirmed(At(40))), At(40)).ThenNothing();
        Watch.Given(Planned, new ExpirySettled("BookingConfirmed")).When(Told(new BookingConfirmed(At(40))), At(40)).ThenNothing();
    }

    [Fact]
    public void A_refusal_settles_it_and_a_new_hold_begins_again()
    {
        var asked = new ExpiryAsked(At(610));
        Watch.Given(Planned, asked).When(Rejected("expire", "booking.wrong-status"), At(620)).Then(new Output.CancelTimer("expire"), new Output.Record(new ExpirySettled("booking.wrong-status")));
        Watch.Given(Planned, asked).When(Discarded("expire"), At(620)).Then(new Output.CancelTimer("expire"), new Output.Record(new ExpirySettled("discarded")));
        Watch.Given(Planned, asked).When(Accepted("expire"), At(620)).ThenNothing();
        Watch.Given(Planned, new ExpirySettled("BookingExpired")).When(Told(HeldUntil with { Until = At(900) }), At(700))
            .Then(new Output.Record(new ExpiryPlanned(Id, At(900))), new Output.SetTimer("expire", When.At(At(901))));
    }

    private static WorkflowInput Told(BookingEvent e) => Happened(e, Id.Value, e.At);
}
