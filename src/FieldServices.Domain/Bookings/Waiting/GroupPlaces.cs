using FieldServices.Domain.Catalogue;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Places of a group booking that are there to be offered, or that somebody is asked about.</summary>
/// <param name="BookingId">The group booking.</param>
/// <param name="ServiceId">What it is of.</param>
/// <param name="Slot">Its time.</param>
/// <param name="Seats">How many places.</param>
public sealed record GroupPlaces(BookingId BookingId, ServiceId ServiceId, BookingSlot Slot, int Seats)
{
    internal bool IsSameTime(GroupPlaces other) => BookingId == other.BookingId && Slot.From == other.Slot.From;
}
