using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Names a price; a held time is kept until the offer runs out.</summary>
/// <param name="Price">The price.</param>
/// <param name="ValidHours">For how long it holds, from 1 hour to 90 days; 72 hours unless told.</param>
/// <param name="Note">What is in it, at most 2,000 characters.</param>
public sealed record QuoteBooking(Money Price, int ValidHours = 72, string? Note = null)
{
    public static Decision<BookingEvent> Decide(Booking state, QuoteBooking command, DateTimeOffset now) =>
        state.ExpiresAt <= now ? Expiry.Refusal : Accept(new BookingQuoted(now, command.Price, now.AddHours(command.ValidHours), command.Note));

    internal sealed class Validator : AbstractValidator<QuoteBooking>
    {
        public Validator()
        {
            RuleFor(c => c.Price).NotNull().WithMessage("Give the price as amount and currency.").Price();
            RuleFor(c => c.ValidHours).InclusiveBetween(1, 90 * 24).WithMessage("Give the hours, from 1 to 2,160.");
            RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
        }
    }
}
