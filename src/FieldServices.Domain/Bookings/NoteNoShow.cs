using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The customer was not there, or did not let the technician in.</summary>
/// <param name="Note">What was tried, at most 2,000 characters.</param>
/// <param name="Waive">True to let the customer off the fee.</param>
public sealed record NoteNoShow(string? Note = null, bool Waive = false)
{
    public static Decision<BookingEvent> Decide(Booking state, NoteNoShow command, DateTimeOffset now) =>
        now < state.Slot!.From
            ? Reject("booking.not-begun", "The agreed time has not come yet; nobody has to be there before it.")
            : Accept(new NoShowNoted(now, command.Waive ? null : state.Terms!.CancellationTerms.Fee, command.Note));

    internal sealed class Validator : AbstractValidator<NoteNoShow>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
