using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Moves the booking to another time, technician or both; after a visit that was broken off, agrees the next one.</summary>
/// <param name="Start">When the work begins now, as the clocks at the place show it.</param>
/// <param name="TechnicianId">Whose time; the same technician's when it is left out.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
/// <param name="IgnoreJourney">Why it is booked although the technician could not travel there, or on from there, in time; at most 2,000 characters.</param>
public sealed record RescheduleBooking(DateTime Start, TechnicianId? TechnicianId = null, int Place = 1, string? Reason = null, string? IgnoreJourney = null)
{
    /// <param name="state">The booking.</param>
    /// <param name="command">Which time.</param>
    /// <param name="who">The technician with the calendar; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, RescheduleBooking command, FactPair? who, DateTimeOffset now)
    {
        if (state.Slot is not { } from)
            return Reject("booking.slot-missing", "It has no time yet; choose one with 'schedule'.");
        if (state.ExpiresAt <= now)
            return Expiry.Refusal;
        var (to, obstacle) = SlotChoice.Of(state, new SlotWish(command.Start, command.TechnicianId ?? from.TechnicianId, command.Place, command.IgnoreJourney), who, now);
        if (to is null)
            return new Rejected(obstacle!.Rejection);
        return to == from && state.HoldsTime ? Accept() : Accept(new BookingRescheduled(now, from, to, command.Reason, command.IgnoreJourney));
    }

    internal sealed class Validator : AbstractValidator<RescheduleBooking>
    {
        public Validator()
        {
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleFor(c => c.IgnoreJourney).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
            RuleFor(c => c.Reason).OptionalText(TextRules.NoteLength);
        }
    }
}
