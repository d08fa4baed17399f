using FieldServices.Domain.Catalogue;

namespace FieldServices.Domain.Bookings.Places;

/// <summary>A group booking to come has more places left than before.</summary>
/// <param name="ServiceId">What it is of.</param>
/// <param name="Slot">Its time.</param>
/// <param name="Seats">How many places are left now, without those that are kept for somebody.</param>
public sealed record FreedPlaces(ServiceId ServiceId, BookingSlot Slot, int Seats)
{
    /// <summary>Says with an event how many places are left, when it leaves more than before.</summary>
    internal static BookingEvent Complete(Booking before, BookingEvent @event)
    {
        if (before is not { Terms.Seats: > 1, VisitOf: null, HoldsTime: true })
            return @event;
        var after = Booking.Evolve(before, @event);
        return after is { HoldsTime: true, Slot: { } slot } && slot.From > @event.At && Transitions.From("join").Contains(after.Status)
               && Left(after) > Math.Max(0, Left(before))
            ? @event with { FreedPlaces = new FreedPlaces(after.ServiceId, slot, Left(after)) }
            : @event;
    }

    /// <summary>What is kept counts until its end is on record, so that the end is what gives the places back.</summary>
    private static int Left(Booking booking) => booking.Terms!.Seats - booking.TakenSeats() - booking.KeptPlaces.Sum(k => k.Seats);
}
