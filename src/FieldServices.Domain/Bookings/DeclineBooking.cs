using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The company does not take the booking.</summary>
/// <param name="Reason">Why, in words for the customer; at most 2,000 characters.</param>
public sealed record DeclineBooking(string Reason)
{
    public static Decision<BookingEvent> Decide(Booking state, DeclineBooking command, DateTimeOffset now) =>
        Accept(new BookingDeclined(now, command.Reason.Trim()));

    internal sealed class Validator : AbstractValidator<DeclineBooking>
    {
        public Validator() => RuleFor(c => c.Reason).Text(TextRules.NoteLength);
    }
}
