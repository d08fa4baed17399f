using FieldServices.Domain.Calendars;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>A time that somebody wants for a booking: the slot that it makes, or the rule that stands in its way.</summary>
internal static class SlotChoice
{
    public static Obstacle Skipped { get; } = new("booking.time-skipped", "The clocks go forward and skip that time; choose one an hour later.");

    public static (BookingSlot? Slot, Obstacle? Obstacle) Of(
        Booking booking, DateTime start, TechnicianId technicianId, int place, Technician? technician, WorkCalendar? calendar, DateTimeOffset now)
    {
        if (technician is null || calendar is null)
            return (null, new("booking.technician-unknown", "There is no such technician; check technicianId."));
        if (!LocalTime.Exists(start, booking.Zone))
            return (null, Skipped);
        var slot = Make(booking, start, technicianId, place);
        var obstacle = SlotRules.OfService(booking.Terms!, booking.BookedBy, slot.From, now) ?? SlotRules.OfTechnician(booking.Terms!, technician, calendar, slot);
        return obstacle is null ? (slot, null) : (null, obstacle);
    }

    public static BookingSlot Make(Booking booking, DateTime start, TechnicianId technicianId, int place)
    {
        var (terms, from) = (booking.Terms!, LocalTime.ToInstant(start, booking.Zone));
        var until = from + booking.Duration();
        return new BookingSlot(
            start, booking.Zone, from, until, technicianId, place,
            from.AddMinutes(-terms.BufferBeforeMinutes), until.AddMinutes(terms.BufferAfterMinutes));
    }
}
