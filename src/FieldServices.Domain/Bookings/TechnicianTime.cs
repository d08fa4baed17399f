using System.Globalization;
using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>
/// A place in a technician's time belongs to one booking, from the hold to the end of the work, with its buffers. As a claim of the
/// store this holds under any race; and it follows from the state, so whatever ends the booking gives the time back.
/// </summary>
internal static class TechnicianTime
{
    public static ClaimKind Kind { get; } = new(
        "booking.technician-time", "booking.slot-taken",
        holder => $"The technician's time belongs to {holder} already. Choose another time, technician or place from availableSlots.");

    /// <summary>What is booked of a technician beside a time that a command wants.</summary>
    public static ClaimsBeside Beside<TCommand>(Func<Booking, TCommand, DateTime?> start) => new(
        Kind.Name, () => BookingModule.Module, (b, c) => Around((Booking)b, start((Booking)b, (TCommand)c)),
        (id, technician) => [.. Enumerable.Range(1, ((Technician)technician).Capacity).Select(place => $"{id}:{place}")]);

    /// <summary>A technician with the calendar and what is booked beside; null when one of them is not known.</summary>
    public static Roster? RosterOf(TechnicianId id, FactPair? who) => who is { First: Technician technician, Second: WorkCalendar calendar }
        ? new Roster(id, technician, calendar, [.. who.Beside.Select(b => new BusyTime(int.Parse(b.Key.AsSpan(b.Key.IndexOf(':') + 1), CultureInfo.InvariantCulture), b.From, b.Until, ((Booking)b.Holder).Point))])
        : null;

    private static (DateTimeOffset From, DateTimeOffset Until)? Around(Booking booking, DateTime? start)
    {
        if (start is not { } wanted || booking.Terms is null)
            return null;
        var slot = SlotChoice.Make(booking, wanted, default, 1);
        return (slot.BusyFrom, slot.BusyUntil);
    }

    public static IEnumerable<(string Key, DateTimeOffset From, DateTimeOffset Until)> Spans(Booking booking) =>
        booking is { HoldsTime: true, Slot: { } slot }
            ? [($"{slot.TechnicianId.Value}:{slot.Place}", slot.BusyFrom, slot.BusyUntil)]
            : [];
}
