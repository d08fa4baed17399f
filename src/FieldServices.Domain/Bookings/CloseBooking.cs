using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Nothing more is to be done.</summary>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record CloseBooking(string? Note = null)
{
    public static Decision<BookingEvent> Decide(Booking state, CloseBooking command, DateTimeOffset now) =>
        Accept(new BookingClosed(now, command.Note));

    internal sealed class Validator : AbstractValidator<CloseBooking>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
