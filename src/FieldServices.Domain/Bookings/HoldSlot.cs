using FieldServices.Domain.Calendars;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Keeps a time of a technician for a while, so that nobody else gets it meanwhile; what was held before is given back.</summary>
/// <param name="TechnicianId">Whose time.</param>
/// <param name="Start">When the work begins, as the clocks at the place show it, such as 2026-03-28T09:00:00.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="Minutes">For how long it is kept, from 1 minute to 90 days; 10 minutes unless told.</param>
public sealed record HoldSlot(TechnicianId TechnicianId, DateTime Start, int Place = 1, int Minutes = 10)
{
    /// <summary>As long as an offer can hold.</summary>
    internal const int LongestMinutes = 90 * 24 * 60;

    /// <param name="state">The booking.</param>
    /// <param name="command">Which time.</param>
    /// <param name="technician">The technician; null when there is none.</param>
    /// <param name="calendar">The technician's calendar.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, HoldSlot command, Technician? technician, WorkCalendar? calendar, DateTimeOffset now)
    {
        var (slot, obstacle) = SlotChoice.Of(state, command.Start, command.TechnicianId, command.Place, technician, calendar, now);
        return slot is null ? new Rejected(obstacle!.Rejection) : Accept(new SlotHeld(now, slot, now.AddMinutes(command.Minutes)));
    }

    internal sealed class Validator : AbstractValidator<HoldSlot>
    {
        public Validator()
        {
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id.");
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
            RuleFor(c => c.Minutes).InclusiveBetween(1, LongestMinutes).WithMessage("Give the minutes, from 1 to 129,600 (90 days).");
        }
    }
}
