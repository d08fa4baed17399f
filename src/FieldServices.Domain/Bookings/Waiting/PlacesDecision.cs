using FieldServices.Domain.Bookings.Places;
using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>
/// What the waiting list does about places of group bookings. The group booking decides whether it has them, and keeps them until an instant;
/// so what is forgotten here, or said too late, keeps no place from anybody for longer than that.
/// </summary>
internal static class PlacesDecision
{
    private const string Ask = "places:";
    private const string GiveBack = "give-back:";

    /// <summary>Clocks of two machines differ a little; so the group booking is asked a moment after the offer has run out.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static IEnumerable<Output> Happened(WaitingLine state, BookingId booking, BookingEvent @event, DateTimeOffset now)
    {
        var settled = OfOffer(state, booking, @event).Concat(Lost(state, booking, @event)).ToList();
        return settled.Concat(Free(WaitingDecision.Fold(state, settled), booking, @event, now));
    }

    public static IEnumerable<Output> Fired(WaitingLine state, string key) => Asked(state, Ask, key) is { Places: { Made: true, Ending: false } kept } waiter
        ? [new Output.Send(Key(GiveBack, waiter), new DeclinePlaces(waiter.CustomerId), kept.Places.BookingId.Value), new Output.Record(new PlacesEnding(waiter.BookingId))]
        : [];

    /// <summary>Who could not be given places is not asked about them again, unless others were faster; what can still be there goes to the next.</summary>
    public static IEnumerable<Output> Refused(WaitingLine state, string key, string code)
    {
        if (Asked(state, Ask, key) is { Places: { Made: false } asked } refused)
            return [new Output.Record(new PlacesOver(refused.BookingId, asked.Places, false, code)), .. AfterRefusal(state, asked.Places, code)];
        return Asked(state, GiveBack, key) is { Places: { Ending: true } kept } waiter
            ? [new Output.Record(new PlacesOver(waiter.BookingId, kept.Places, false, code))]
            : [];
    }

    /// <summary>Whoever leaves the list gives back what is kept for them.</summary>
    public static IEnumerable<Output> Release(Waiter waiter) => waiter.Places is { } offer
        ? [new Output.CancelTimer(Key(Ask, waiter)), new Output.Send(Key(GiveBack, waiter), new DeclinePlaces(waiter.CustomerId), offer.Places.BookingId.Value)]
        : [];

    public static IEnumerable<Output> Offers(WaitingLine state, DateTimeOffset now)
    {
        foreach (var group in state.Places.OrderBy(p => p.Slot.From).ToList())
        {
            if (group.Slot.From <= now)
                yield return new Output.Record(new PlacesGone(group.BookingId));
            else
                while (state.Places.FirstOrDefault(p => p.BookingId == group.BookingId) is { } left && state.Waiters.FirstOrDefault(w => w.CouldJoin(left)) is { } next)
                {
                    var asked = new PlacesAsked(next.BookingId, left with { Seats = next.Seats!.Value });
                    state = WaitingLine.Evolve(state, asked);
                    yield return new Output.Send(
                        Key(Ask, next), new OfferPlaces(next.BookingId, next.CustomerId, left.Slot.Start, asked.Places.Seats, next.Wish.OfferMinutes), left.BookingId.Value);
                    yield return new Output.Record(asked);
                }
        }
    }

    private static IEnumerable<Output> OfOffer(WaitingLine state, BookingId group, BookingEvent @event) => @event switch
    {
        PlacesOffered e => Offered(state.Find(e.RequestId.Value), group, e),
        PlacesDeclined e when Of(state, group, e.RequestId) is { Places: { } offer } waiter => Over(waiter, offer, e.Unanswered),
        ParticipantJoined { RequestId: { } request } when Of(state, group, request) is { } waiter => Joined(waiter, group),
        _ => [],
    };

    private static IEnumerable<Output> Offered(Waiter? waiter, BookingId group, PlacesOffered e)
    {
        if (waiter is null or { Places.Made: true } || (waiter.Places is { } other && other.Places.BookingId != group))
            return [];
        return
        [
            .. waiter.Places is null ? [new Output.Record(new PlacesAsked(waiter.BookingId, new GroupPlaces(group, waiter.ServiceId, e.Slot, e.Seats)))] : Array.Empty<Output>(),
            new Output.Record(new PlacesKept(waiter.BookingId)),
            new Output.SetTimer(Key(Ask, waiter), When.At(e.Until + Moment)),
            .. WaitingMessages.Places(waiter, e),
        ];
    }

    /// <summary>In whichever order the request is told: it leaves the list, and is cancelled unless it has expired.</summary>
    private static IEnumerable<Output> Joined(Waiter waiter, BookingId group) =>
    [
        new Output.CancelTimer(Key(Ask, waiter)),
        new Output.Send($"stop:{waiter.BookingId.Value}", new StopWaiting(WaitingEnd.Joined), waiter.BookingId.Value),
        new Output.Send($"cancel:{waiter.BookingId.Value}", new CancelBooking(CancelledBy.Office, $"Has places in {BookingReference.Of(group.Value)}."), waiter.BookingId.Value),
        new Output.Record(new WaiterLeft(waiter.BookingId, nameof(ParticipantJoined))),
    ];

    private static IEnumerable<Output> Over(Waiter waiter, PlacesOffer offer, bool unanswered) =>
    [
        new Output.CancelTimer(Key(Ask, waiter)),
        new Output.Record(new PlacesOver(waiter.BookingId, offer.Places, unanswered)),
        .. WaitingDecision.TooOften(waiter, unanswered) ? WaitingDecision.GiveUp(waiter with { Places = null }, WaitingEnd.OffersUnanswered) : [],
    ];

    /// <summary>A group booking that gives its time back, or changes it, keeps nothing any more for that time.</summary>
    private static IEnumerable<Output> Lost(WaitingLine state, BookingId booking, BookingEvent @event)
    {
        if (@event.Freed is null)
            yield break;
        foreach (var waiter in state.Waiters.Where(w => w.Places is { Made: true } o && o.Places.BookingId == booking))
        {
            yield return new Output.CancelTimer(Key(Ask, waiter));
            yield return new Output.Record(new PlacesOver(waiter.BookingId, waiter.Places!.Places, false));
        }

        if (state.Places.Any(p => p.BookingId == booking))
            yield return new Output.Record(new PlacesGone(booking));
    }

    private static IEnumerable<Output> Free(WaitingLine state, BookingId booking, BookingEvent @event, DateTimeOffset now) =>
        @event.FreedPlaces is { } freed && freed.Slot.From > now && state.Waiters.Count > 0
            ? [new Output.Record(new PlacesBecameFree(new GroupPlaces(booking, freed.ServiceId, freed.Slot, freed.Seats)))]
            : [];

    private static IEnumerable<Output> AfterRefusal(WaitingLine state, GroupPlaces asked, string code)
    {
        var known = state.Places.FirstOrDefault(p => p.IsSameTime(asked));
        var left = code switch
        {
            // Others were faster; what is left is fewer than were asked for, and may be enough for a smaller party.
            Full => asked.Seats - 1,
            "booking.joined-already" or "booking.places-kept-already" or "discarded" => asked.Seats + (known?.Seats ?? 0),
            _ => 0,
        };
        if (left > 0)
            yield return new Output.Record(new PlacesBecameFree(asked with { Seats = left }));
        else if (known is not null)
            yield return new Output.Record(new PlacesGone(asked.BookingId));
    }

    public const string Full = "booking.full";

    private static Waiter? Of(WaitingLine state, BookingId group, BookingId request) =>
        state.Find(request.Value) is { Places: { } offer } waiter && offer.Places.BookingId == group ? waiter : null;

    private static Waiter? Asked(WaitingLine state, string about, string key) => state.Waiters.FirstOrDefault(w => Key(about, w) == key);

    private static string Key(string about, Waiter waiter) => about + waiter.BookingId.Value;
}
