using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;

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

    /// <summary>How many places of a group booking would do; null when only a time of its own will.</summary>
    public int? Seats { get; init; }

    /// <summary>The places of a group booking that the customer is asked about now.</summary>
    public PlacesOffer? Places { get; init; }

    /// <summary>Places of group bookings that were not wanted or not possible; they are not offered again.</summary>
    public IReadOnlyList<GroupPlaces> RefusedPlaces { get => field ?? []; init; } = [];

    /// <summary>What was not wanted or not possible; it is not offered again.</summary>
    public IReadOnlyList<FreedTime> Refused { get; init; } = [];

    /// <summary>How many offers ran out without an answer.</summary>
    public int Lapsed { get; init; }

    /// <summary>When the work could begin in a time that became free; null when it does not suit.</summary>
    public DateTime? StartIn(FreedTime time) => Offer is not null || Places is not null || Refused.Any(r => Overlap(r, time)) ? null : Wish.StartIn(time, Needed, Zone);

    /// <summary>Whether places of a group booking suit. What its technician can do is not known here, so who wants more skills than the service needs is not asked.</summary>
    internal bool CouldJoin(GroupPlaces group) =>
        Offer is null && Places is null && Seats <= group.Seats && ServiceId == group.ServiceId && Wish.Skills.Count == 0
        && (Wish.TechnicianId ?? group.Slot.TechnicianId) == group.Slot.TechnicianId && !RefusedPlaces.Any(r => r.IsSameTime(group))
        && Wish.Suits(LocalTime.ToLocal(group.Slot.From, Zone), group.Slot.Until - group.Slot.From);

    /// <summary>A group booking that was too full may have places again; what was not wanted is not asked twice.</summary>
    internal Waiter After(PlacesOver over) => this with
    {
        Places = null,
        RefusedPlaces = over.Code == PlacesDecision.Full ? RefusedPlaces : [.. RefusedPlaces, over.Places],
        Lapsed = Lapsed + (over.Unanswered ? 1 : 0),
    };

    internal Waiter Refusing(FreedTime time) => this with { Offer = null, Refused = [.. Refused, time] };

    private static bool Overlap(FreedTime a, FreedTime b) =>
        a.Slot.TechnicianId == b.Slot.TechnicianId && a.Slot.BusyFrom < b.Slot.BusyUntil && b.Slot.BusyFrom < a.Slot.BusyUntil;
}
