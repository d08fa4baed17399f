using FieldServices.Domain.Catalogue;

namespace FieldServices.Domain.Bookings;

/// <summary>A time to come that a booking has given back.</summary>
/// <param name="ServiceId">The service that it was booked for.</param>
/// <param name="Slot">Whose time it is, and when.</param>
public sealed record FreedTime(ServiceId ServiceId, BookingSlot Slot)
{
    /// <summary>Says with an event what it gives back, and that the booking waited until now.</summary>
    internal static BookingEvent Complete(Booking before, BookingEvent @event)
    {
        var after = Booking.Evolve(before, @event);
        var freed = before is { HoldsTime: true, Slot: { } slot } && slot.From > @event.At && !(after.HoldsTime && after.Slot == slot)
            ? new FreedTime(before.ServiceId, slot)
            : null;
        return freed is null && before.Wish is null ? @event : @event with { Freed = freed, FromWaitingList = before.Wish is null ? null : true };
    }
}
