using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>
/// What the waiting list does about each input. It proposes; whether a time is still free, and whether the booking still wants it, is
/// decided by the booking that it asks, so two who are asked about one time never both get it.
/// </summary>
internal static class WaitingDecision
{
    public const string DaysOver = "days-over";
    private const string Ask = "offer:";
    private const int MostUnanswered = 3;

    public static IReadOnlyList<Output> Decide(WaitingLine state, WorkflowInput input, DateTimeOffset now)
    {
        var told = Told(state, input, now).ToList();
        if (told.Count == 0)
            return [];
        var after = Fold(state, told);
        var offers = Offers(after, now).ToList();
        after = Fold(after, offers);
        var places = PlacesDecision.Offers(after, now).ToList();
        return [.. told, .. offers, .. places, Alarm(Fold(after, places))];
    }

    public static WaitingLine Fold(WaitingLine state, IEnumerable<Output> outputs) =>
        outputs.OfType<Output.Record>().Aggregate(state, (s, r) => WaitingLine.Evolve(s, (WaitingEvent)r.Event));

    private static Output Alarm(WaitingLine state) => state.Waiters.Count == 0
        ? new Output.CancelTimer(DaysOver)
        : new Output.SetTimer(DaysOver, When.At(state.Waiters.Min(w => w.Wish.OverAt(w.Zone))));

    private static IEnumerable<Output> Told(WaitingLine state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: WaitingBegun e } told => state.Find(told.Envelope.Stream.Id) is not null ? [] :
            [new Output.Record(new WaiterJoined(new BookingId(told.Envelope.Stream.Id), e.CustomerId, e.ServiceId, e.Zone, e.Wish, e.Needed, e.Contact, e.Seats))],
        WorkflowInput.Happened { Event: BookingEvent e } told => Both(
            state, Happened(state, state.Find(told.Envelope.Stream.Id), e, now), s => PlacesDecision.Happened(s, new BookingId(told.Envelope.Stream.Id), e, now)),
        WorkflowInput.Answered { Outcome: CommandOutcome.Rejected refused } answer => Refused(state, answer.Key, refused.Reason.Code).Concat(PlacesDecision.Refused(state, answer.Key, refused.Reason.Code)),
        WorkflowInput.Answered { Outcome: CommandOutcome.Discarded } answer => Refused(state, answer.Key, "discarded").Concat(PlacesDecision.Refused(state, answer.Key, "discarded")),
        WorkflowInput.TimerFired { Key: DaysOver } => state.Waiters.Where(w => w.Wish.OverAt(w.Zone) <= now).SelectMany(w => GiveUp(w, WaitingEnd.DaysOver)),
        WorkflowInput.TimerFired timer => PlacesDecision.Fired(state, timer.Key),
        _ => [],
    };

    private static List<Output> Both(WaitingLine state, IEnumerable<Output> first, Func<WaitingLine, IEnumerable<Output>> second)
    {
        var told = first.ToList();
        return [.. told, .. second(Fold(state, told))];
    }

    private static IEnumerable<Output> Happened(WaitingLine state, Waiter? waiter, BookingEvent @event, DateTimeOffset now)
    {
        var offered = waiter?.Offer;
        foreach (var output in waiter is null ? [] : OfWaiter(waiter, @event))
            yield return output;
        // What was offered is offered to the next as it became free, which may be longer than what this booking needed of it.
        var freed = @event.Freed is null ? null : @event is HoldReleased or BookingExpired && offered is not null ? offered.Time : @event.Freed;
        if (waiter is not null && offered is { Made: false } && Leaves(@event))
            freed = offered.Time;
        if (freed is not null && freed.Slot.From > now && state.Waiters.Any(w => w != waiter || !Leaves(@event)) && !(state.Knows(freed) && offered?.Time != freed))
            yield return new Output.Record(new TimeBecameFree(freed));
    }

    private static bool Leaves(BookingEvent @event) =>
        @event is BookingConfirmed or ApprovalAsked or BookingCancelled or BookingDeclined or WaitingEnded;

    private static IEnumerable<Output> OfWaiter(Waiter waiter, BookingEvent @event) => @event switch
    {
        SlotHeld e => Held(waiter, e),
        HoldReleased or BookingExpired when waiter.Offer is { } offer => Over(waiter, offer, @event is BookingExpired),
        _ when Leaves(@event) => [.. PlacesDecision.Release(waiter), new Output.Record(new WaiterLeft(waiter.BookingId, @event.GetType().Name))],
        _ => [],
    };

    private static IEnumerable<Output> Held(Waiter waiter, SlotHeld e) => waiter.Offer switch
    {
        { Made: true } => [],
        { } asked => [new Output.Record(new OfferMade(waiter.BookingId, asked.Time)), .. WaitingMessages.Offer(waiter, e)],
        null => [new Output.Record(new OfferMade(waiter.BookingId, new FreedTime(waiter.ServiceId, e.Slot)))],
    };

    private static IEnumerable<Output> Over(Waiter waiter, WaitingOffer offer, bool unanswered) =>
        TooOften(waiter, unanswered)
            ? GiveUp(waiter, WaitingEnd.OffersUnanswered)
            : [new Output.Record(new OfferOver(waiter.BookingId, offer.Time, unanswered))];

    public static bool TooOften(Waiter waiter, bool unanswered) => unanswered && waiter.Lapsed + 1 >= MostUnanswered;

    public static IEnumerable<Output> GiveUp(Waiter waiter, WaitingEnd because) =>
    [
        new Output.Send($"stop:{waiter.BookingId.Value}", new StopWaiting(because), waiter.BookingId.Value),
        .. PlacesDecision.Release(waiter),
        .. WaitingMessages.Over(waiter),
        new Output.Record(new WaiterLeft(waiter.BookingId, because.ToString())),
    ];

    /// <summary>A booking that cannot hold a time is not asked about it again; the time goes to the next, unless somebody has it.</summary>
    private static IEnumerable<Output> Refused(WaitingLine state, string key, string code)
    {
        if (state.Waiters.FirstOrDefault(w => Key(w) == key) is not { Offer: { Made: false } asked } waiter)
            yield break;
        yield return new Output.Record(new OfferImpossible(waiter.BookingId, asked.Time, code));
        if (code is not ("booking.slot-taken" or "booking.in-the-past"))
            yield return new Output.Record(new TimeBecameFree(asked.Time));
    }

    private static IEnumerable<Output> Offers(WaitingLine state, DateTimeOffset now)
    {
        foreach (var time in state.Times.OrderBy(t => t.Slot.From).ToList())
        {
            if (time.Slot.From <= now)
            {
                yield return new Output.Record(new TimeGone(time));
                continue;
            }

            if (state.Waiters.Select(w => (Waiter: w, Start: w.StartIn(time))).FirstOrDefault(c => c.Start is not null) is not { Start: { } start } next)
                continue;
            var asked = new OfferAsked(next.Waiter.BookingId, time);
            state = WaitingLine.Evolve(state, asked);
            yield return new Output.Send(Key(next.Waiter), new OfferSlot(time.Slot.TechnicianId, start, time.Slot.Place), next.Waiter.BookingId.Value);
            yield return new Output.Record(asked);
        }
    }

    private static string Key(Waiter waiter) => Ask + waiter.BookingId.Value;
}
