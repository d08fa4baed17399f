namespace FieldServices.Domain.Bookings.Slots;

/// <summary>All times that could be offered, side by side, with the best technician of those who were looked at so far.</summary>
internal sealed class SlotBoard
{
    private readonly SlotSearch search;
    private readonly (DateTime Local, DateTimeOffset Instant)[] starts;
    private readonly long[] busyFrom;
    private readonly Choice[] best;
    private int looked;

    public SlotBoard(SlotSearch search, IEnumerable<(DateTime Local, DateTimeOffset Instant)> starts)
    {
        this.search = search;
        this.starts = [.. starts];
        busyFrom = [.. this.starts.Select(s => s.Instant.UtcTicks - (search.Terms.BufferBeforeMinutes * TimeSpan.TicksPerMinute))];
        best = new Choice[this.starts.Length];
    }

    /// <summary>Looks at one technician; spans of a lower place come first, and one place is enough for each time.</summary>
    public void Add(Roster roster, IEnumerable<FreeSpan> spans)
    {
        looked++;
        foreach (var span in spans)
        {
            for (var i = FirstFrom(span.From.UtcTicks); i < busyFrom.Length && busyFrom[i] <= span.Until.UtcTicks; i++)
            {
                ref var choice = ref best[i];
                if (choice.LastLooked == looked)
                    continue;
                choice.LastLooked = looked;
                if (choice.Technicians++ == 0 || span.Journey < choice.Journey)
                    (choice.Roster, choice.Place, choice.Journey) = (roster, span.Place, span.Journey);
            }
        }
    }

    /// <summary>The times at which somebody could come, in order.</summary>
    public IEnumerable<AvailableSlot> Slots() =>
        from i in Enumerable.Range(0, best.Length)
        let choice = best[i]
        where choice.Technicians > 0
        select new AvailableSlot(search.SlotAt(starts[i].Local, starts[i].Instant, choice.Roster!, choice.Place), choice.Journey, choice.Technicians);

    private int FirstFrom(long ticks)
    {
        var found = Array.BinarySearch(busyFrom, ticks);
        return found < 0 ? ~found : found;
    }

    private struct Choice
    {
        public Roster? Roster;
        public int Place;
        public TimeSpan Journey;
        public int Technicians;
        public int LastLooked;
    }
}
