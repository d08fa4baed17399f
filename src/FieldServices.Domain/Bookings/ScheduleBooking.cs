using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Puts the confirmed booking into a technician's calendar: at the time that was held, or at this one.</summary>
/// <param name="Start">When the work begins, as the clocks at the place show it; the time that was held when it is left out.</param>
/// <param name="TechnicianId">Whose time; the one whose time was held when it is left out.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="IgnoreJourney">Why it is booked although the technician could not travel there, or on from there, in time; at most 2,000 characters.</param>
public sealed record ScheduleBooking(DateTime? Start = null, TechnicianId? TechnicianId = null, int Place = 1, string? IgnoreJourney = null)
{
    /// <param name="state">The booking.</param>
    /// <param name="command">Which time.</param>
    /// <param name="who">The technician with the calendar; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, ScheduleBooking command, FactPair? who, DateTimeOffset now)
    {
        if (command is { Start: null, TechnicianId: null } && state.Slot is { } held)
            return Accept(new BookingScheduled(now, held));
        if ((command.Start ?? state.Slot?.Start) is not { } start || (command.TechnicianId ?? state.Slot?.TechnicianId) is not { } whose)
            return Reject("booking.slot-missing", "No time was held; give start and technicianId.");
        var (slot, obstacle) = SlotChoice.Of(state, new SlotWish(start, whose, command.Place, command.IgnoreJourney), who, now);
        return slot is null ? new Rejected(obstacle!.Rejection) : Accept(new BookingScheduled(now, slot, command.IgnoreJourney));
    }

    internal sealed class Validator : AbstractValidator<ScheduleBooking>
    {
        public Validator()
        {
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleFor(c => c.IgnoreJourney).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.Start).OptionalLocalStart();
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
        }
    }
}
