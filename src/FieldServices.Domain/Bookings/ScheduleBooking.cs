using FieldServices.Domain.Calendars;
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
public sealed record ScheduleBooking(DateTime? Start = null, TechnicianId? TechnicianId = null, int Place = 1)
{
    /// <param name="state">The booking.</param>
    /// <param name="command">Which time.</param>
    /// <param name="technician">The technician; null when there is none.</param>
    /// <param name="calendar">The technician's calendar.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, ScheduleBooking command, Technician? technician, WorkCalendar? calendar, DateTimeOffset now)
    {
        if (command is { Start: null, TechnicianId: null } && state.Slot is { } held)
            return Accept(new BookingScheduled(now, held));
        if ((command.Start ?? state.Slot?.Start) is not { } start || (command.TechnicianId ?? state.Slot?.TechnicianId) is not { } whose)
            return Reject("booking.slot-missing", "No time was held; give start and technicianId.");
        var (slot, obstacle) = SlotChoice.Of(state, start, whose, command.Place, technician, calendar, now);
        return slot is null ? new Rejected(obstacle!.Rejection) : Accept(new BookingScheduled(now, slot));
    }

    internal sealed class Validator : AbstractValidator<ScheduleBooking>
    {
        public Validator()
        {
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleFor(c => c.Start).OptionalLocalStart();
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
        }
    }
}
