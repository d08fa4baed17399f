using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Leaves the waiting list. A time that is held stays held, and the request stays a request.</summary>
/// <param name="Because">Why.</param>
public sealed record StopWaiting(WaitingEnd Because = WaitingEnd.Left)
{
    public static Decision<BookingEvent> Decide(Booking state, StopWaiting command, DateTimeOffset now) => state.Wish is null
        ? Reject("booking.not-waiting", "It is not on the waiting list; join it with 'wait'.")
        : Accept(new WaitingEnded(now, command.Because));

    internal sealed class Validator : AbstractValidator<StopWaiting>
    {
        public Validator() => RuleFor(c => c.Because).IsInEnum().WithMessage("Choose left, days-over, offers-unanswered or joined.");
    }
}
