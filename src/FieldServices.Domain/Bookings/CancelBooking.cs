using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The booking is given back. What the customer owes for it follows from the terms that it was made under.</summary>
/// <param name="By">Who gives it back; only customers may owe a fee.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
/// <param name="Waive">True to let the customer off the fee.</param>
public sealed record CancelBooking(CancelledBy By, string? Reason = null, bool Waive = false)
{
    public static Decision<BookingEvent> Decide(Booking state, CancelBooking command, DateTimeOffset now) =>
        Accept(new BookingCancelled(now, command.By, command.Reason, FeeFor(state, command, now)));

    private static Money? FeeFor(Booking state, CancelBooking command, DateTimeOffset now) =>
        command is { By: CancelledBy.Customer, Waive: false } && state.Slot is { } slot && state.Status >= BookingStatus.Confirmed
            ? state.Terms!.CancellationTerms.FeeAt(now, slot.From)
            : null;

    internal sealed class Validator : AbstractValidator<CancelBooking>
    {
        public Validator()
        {
            RuleFor(c => c.By).IsInEnum().WithMessage("Choose customer, office or technician.");
            RuleFor(c => c.Reason).OptionalText(TextRules.NoteLength);
        }
    }
}
