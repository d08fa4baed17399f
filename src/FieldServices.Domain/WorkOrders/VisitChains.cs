using FieldServices.Domain.Bookings.Slots;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Finds times for all visits of a service that keep their order and their gaps.</summary>
public static class VisitChains
{
    /// <summary>For each time at which the first visit could begin, in order: the earliest times of the others; times that leave none of those are left out.</summary>
    /// <param name="search">What is looked for; all visits lie within its days.</param>
    /// <param name="rosters">Who could come.</param>
    public static IEnumerable<IReadOnlyList<AvailableSlot>> Find(SlotSearch search, IReadOnlyList<Roster> rosters)
    {
        ArgumentNullException.ThrowIfNull(search);
        var slots = Enumerable.Range(1, search.Terms.Visits!.Count)
            .Select(number => SlotFinder.Find(search with { Terms = search.Terms.OfVisit(number) }, rosters).ToList()).ToList();
        // What leads nowhere once leads nowhere from every time before it.
        var hopeless = slots.ConvertAll(s => new bool[s.Count]);
        for (var first = 0; first < slots[0].Count; first++)
        {
            if (Chain(0, first) is { } chain)
                yield return chain;
        }

        List<AvailableSlot>? Chain(int visit, int slot)
        {
            var chosen = slots[visit][slot];
            if (visit + 1 == slots.Count)
                return [chosen];
            var (earliest, latest) = (VisitOrder.Earliest(search.Terms, visit + 2, chosen.Slot.Until), VisitOrder.Latest(search.Terms, visit + 2, chosen.Slot.Until));
            for (var next = FirstFrom(slots[visit + 1], earliest); next < slots[visit + 1].Count && !(slots[visit + 1][next].Slot.From > latest); next++)
            {
                if (hopeless[visit + 1][next])
                    continue;
                if (Chain(visit + 1, next) is { } rest)
                    return [chosen, .. rest];
                hopeless[visit + 1][next] = true;
            }

            return null;
        }
    }

    private static int FirstFrom(List<AvailableSlot> slots, DateTimeOffset earliest)
    {
        var (low, high) = (0, slots.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = slots[middle].Slot.From < earliest ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
