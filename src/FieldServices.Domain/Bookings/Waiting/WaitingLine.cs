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

    public Waiter? Find(Guid booking) => Waiters.FirstOrDefault(w => w.BookingId.Value == booking);

    /// <summary>Whether a time waits to be offered or is offered.</summary>
    public bool Knows(FreedTime time) => Times.Contains(time) || Waiters.Any(w => w.Offer?.Time == time);

    public static WaitingLine Evolve(WaitingLine state, WaitingEvent @event) => @event switch
    {
        WaiterJoined e => state with
        {
            Waiters = [.. state.Waiters, new Waiter(e.BookingId, e.CustomerId, e.ServiceId, e.Zone, e.Wish, e.Needed, e.Contact)],
        },
        WaiterLeft e => state.Without(e.BookingId),
        TimeBecameFree e => state with { Times = [.. state.Times, e.Time] },
        TimeGone e => state with { Times = [.. state.Times.Where(t => t != e.Time)] },
        OfferAsked e => state.Change(e.BookingId, w => w with { Offer = new(e.Time, Made: false) }) with { Times = [.. state.Times.Where(t => t != e.Time)] },
        OfferMade e => state.Change(e.BookingId, w => w with { Offer = new(e.Time, Made: true) }),
        OfferImpossible e => state.Change(e.BookingId, w => w.Refusing(e.Time)),
        OfferOver e => state.Change(e.BookingId, w => w.Refusing(e.Time) with { Lapsed = w.Lapsed + (e.Unanswered ? 1 : 0) }),
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
