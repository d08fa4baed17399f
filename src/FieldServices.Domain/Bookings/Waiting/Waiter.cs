using FieldServices.Domain.Catalogue;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Somebody on the waiting list.</summary>
/// <param name="BookingId">The booking that waits.</param>
/// <param name="CustomerId">For whom.</param>
/// <param name="ServiceId">What for.</param>
/// <param name="Zone">The zone of the place.</param>
/// <param name="Wish">Which times suit.</param>
/// <param name="Needed">How much time it needs.</param>
/// <param name="Contact">How the customer is told.</param>
public sealed record Waiter(BookingId BookingId, Guid CustomerId, ServiceId ServiceId, string Zone, WaitingWish Wish, TimeNeeded Needed, BookingContact? Contact)
{
    /// <summary>What the customer is asked about now.</summary>
    public WaitingOffer? Offer { get; init; }

    /// <summary>What was not wanted or not possible; it is not offered again.</summary>
    public IReadOnlyList<FreedTime> Refused { get; init; } = [];

    /// <summary>How many offers ran out without an answer.</summary>
    public int Lapsed { get; init; }

    /// <summary>When the work could begin in a time that became free; null when it does not suit.</summary>
    public DateTime? StartIn(FreedTime time) => Offer is not null || Refused.Any(r => Overlap(r, time)) ? null : Wish.StartIn(time, Needed, Zone);

    internal Waiter Refusing(FreedTime time) => this with { Offer = null, Refused = [.. Refused, time] };

    private static bool Overlap(FreedTime a, FreedTime b) =>
        a.Slot.TechnicianId == b.Slot.TechnicianId && a.Slot.BusyFrom < b.Slot.BusyUntil && b.Slot.BusyFrom < a.Slot.BusyUntil;
}
