using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Everybody of a company who waits, in the order in which they came, and the times that are there to be offered.</summary>
public sealed record WaitingLine
{
    public static WaitingLine Initial { get; } = new();

    public static Aggregate<WaitingLine, WaitingEvent> Aggregate { get; } = new("waiting-list", Initial, Evolve);

    public IReadOnlyList<Waiter> Waiters { get; init; } = [];

    public IReadOnlyList<FreedTime> Times { get; init; } = [];

    /// <summary>Places of group bookings that are there to be offered.</summary>
    public IReadOnlyList<GroupPlaces> Places { get => field ?? []; init; } = [];

    public Waiter? Find(Guid booking) => Waiters.FirstOrDefault(w => w.BookingId.Value == booking);

    /// <summary>Whether a time waits to be offered or is offered.</summary>
    public bool Knows(FreedTime time) => Times.Contains(time) || Waiters.Any(w => w.Offer?.Time == time);

    public static WaitingLine Evolve(WaitingLine state, WaitingEvent @event) => @event switch
    {
        WaiterJoined e => state with
        {
            Waiters = [.. state.Waiters, new Waiter(e.BookingId, e.CustomerId, e.ServiceId, e.Zone, e.Wish, e.Needed, e.Contact) { Seats = e.Seats }],
        },
        WaiterLeft e => state.Without(e.BookingId),
        TimeBecameFree e => state with { Times = [.. state.Times, e.Time] },
        TimeGone e => state with { Times = [.. state.Times.Where(t => t != e.Time)] },
        OfferAsked e => state.Change(e.BookingId, w => w with { Offer = new(e.Time, Made: false) }) with { Times = [.. state.Times.Where(t => t != e.Time)] },
        OfferMade e => state.Change(e.BookingId, w => w with { Offer = new(e.Time, Made: true) }),
        OfferImpossible e => state.Change(e.BookingId, w => w.Refusing(e.Time)),
        OfferOver e => state.Change(e.BookingId, w => w.Refusing(e.Time) with { Lapsed = w.Lapsed + (e.Unanswered ? 1 : 0) }),
        _ => Group(state, @event),
    };

    private static WaitingLine Group(WaitingLine state, WaitingEvent @event) => @event switch
    {
        PlacesBecameFree e => state with { Places = [.. state.Places.Where(p => p.BookingId != e.Places.BookingId), e.Places] },
        PlacesGone e => state with { Places = [.. state.Places.Where(p => p.BookingId != e.GroupId)] },
        PlacesAsked e => state.Change(e.BookingId, w => w with { Places = new(e.Places, Made: false) }) with { Places = [.. state.Places.Select(p => p.IsSameTime(e.Places) ? p with { Seats = p.Seats - e.Places.Seats } : p).Where(p => p.Seats > 0)] },
        PlacesKept e => state.Change(e.BookingId, w => w with { Places = w.Places! with { Made = true } }),
        PlacesOver e => state.Change(e.BookingId, w => w.After(e)),
        PlacesEnding e => state.Change(e.BookingId, w => w with { Places = w.Places! with { Ending = true } }),
        _ => throw new UnhandledEventException(nameof(WaitingLine), @event),
    };

    private WaitingLine Change(BookingId booking, Func<Waiter, Waiter> change) =>
        this with { Waiters = [.. Waiters.Select(w => w.BookingId == booking ? change(w) : w)] };

    /// <summary>When nobody waits, nothing needs to be remembered.</summary>
    private WaitingLine Without(BookingId booking)
    {
        var left = Waiters.Where(w => w.BookingId != booking).ToList();
        return left.Count == 0 ? Initial : this with { Waiters = left };
    }
}
