using FieldServices.Domain.Modules;

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

    public static IEnumerable<(string Key, DateTimeOffset From, DateTimeOffset Until)> Spans(Booking booking) =>
        booking is { HoldsTime: true, Slot: { } slot }
            ? [($"{slot.TechnicianId.Value}:{slot.Place}", slot.BusyFrom, slot.BusyUntil)]
            : [];
}
