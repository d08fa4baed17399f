using FieldServices.Domain.Calendars;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>The working time of one technician in the days that are looked at, with what is booked in it.</summary>
internal sealed class DayPlan
{
    private static readonly Obstacle TooFar = new(
        "booking.journey-too-long",
        "The technician could not travel between this place and the bookings before and after it in time; choose another time or technician, or say with ignoreJourney why it does not count.");

    private readonly Roster roster;
    private readonly GeoPoint? near;
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> work;
    private readonly BusyTime[][] busy;
    private readonly TimeSpan fromBase;

    /// <param name="roster">Whose.</param>
    /// <param name="near">Where journeys lead to; none when they do not count.</param>
    /// <param name="days">The open days of the calendar.</param>
    public DayPlan(Roster roster, GeoPoint? near, OpenDays days)
    {
        (this.roster, this.near) = (roster, near);
        work = days.WorkOf(roster.Technician);
        busy = roster.ByPlace;
        fromBase = Journey.Between(roster.Technician.Base, near);
    }

    /// <summary>The calendar may follow another zone than the place, so the days beside the first and the last count too.</summary>
    public static OpenDays DaysOf(SlotSearch search, WorkCalendar calendar) => new(calendar, search.From.AddDays(-1), search.To.AddDays(1));

    /// <summary>Everything that <see cref="Room"/> has room for, as spans, by place.</summary>
    /// <param name="length">How long the technician's time is taken, with buffers.</param>
    public IEnumerable<FreeSpan> Free(TimeSpan length)
    {
        // Invariant: a time lies in one of these spans exactly when Room finds room for it.
        // Held by: SlotFinderTests.A_time_is_offered_exactly_when_no_rule_stands_in_its_way
        for (var place = 1; place <= busy.Length; place++)
        {
            var (times, next) = (busy[place - 1], 0);
            foreach (var span in work)
            {
                while (next < times.Length && times[next].From < span.From)
                    next++;
                var gaps = Gaps(place, span, times, next, length);
                foreach (var free in roster.Technician.Absences.Count == 0 ? gaps : gaps.SelectMany(g => WithoutAbsences(g, length)))
                    yield return free;
            }
        }
    }

    /// <summary>Between the bookings of a span of work, with the journeys from one to the other.</summary>
    private IEnumerable<FreeSpan> Gaps(int place, (DateTimeOffset From, DateTimeOffset Until) span, BusyTime[] times, int next, TimeSpan length)
    {
        for (var i = next; i <= times.Length; i++)
        {
            var (before, after) = (i > 0 ? times[i - 1] : null, i < times.Length ? times[i] : null);
            if (before?.From >= span.Until)
                yield break;
            // Most gaps are too short even for somebody who is there already.
            if ((before?.Until > span.From ? before.Until : span.From) + length > (after?.From < span.Until ? after.From : span.Until))
                continue;
            var (setsOff, journey) = before?.Until > span.From ? (before.Until, Journey.Between(before.Point, near)) : (span.From, fromBase);
            var last = span.Until - length;
            if (after is not null && after.From - Journey.Between(near, after.Point) - length is var inTime && inTime < last)
                last = inTime;
            if (setsOff + journey <= last)
                yield return new FreeSpan(place, setsOff + journey, last, journey);
        }
    }

    private IEnumerable<FreeSpan> WithoutAbsences(FreeSpan span, TimeSpan length)
    {
        var from = span.From;
        foreach (var absence in roster.Technician.Absences.Where(a => a.From < span.Until + length && span.From < a.Until).OrderBy(a => a.From))
        {
            if (from <= absence.From - length)
                yield return span with { From = from, Until = absence.From - length };
            from = absence.Until > from ? absence.Until : from;
        }

        if (from <= span.Until)
            yield return span with { From = from };
    }

    /// <summary>The first place with room, and the journey to it; or the rule that stands in the way.</summary>
    public (int Place, TimeSpan Journey, Obstacle? Obstacle) Room(BookingSlot slot)
    {
        if (WorkAt(slot.BusyFrom) is not { } span || slot.BusyUntil > span.Until)
            return (0, default, SlotRules.OutsideHours);
        if (SlotRules.Presence(roster.Technician, slot) is { } absent)
            return (0, default, absent);
        Obstacle? obstacle = null;
        for (var place = 1; place <= busy.Length; place++)
        {
            var (journey, problem) = RoomAt(place, slot, span.From);
            if (problem is null)
                return (place, journey, null);
            obstacle ??= problem;
        }

        return (0, default, obstacle);
    }

    /// <summary>Whether the journeys before and after a time leave it no room; who has the time itself is not asked here.</summary>
    public Obstacle? Journeys(BookingSlot slot) =>
        WorkAt(slot.BusyFrom) is { } span && RoomAt(slot.Place, slot, span.From).Obstacle == TooFar ? TooFar : null;

    private (TimeSpan Journey, Obstacle? Obstacle) RoomAt(int place, BookingSlot slot, DateTimeOffset begin)
    {
        var times = busy[place - 1];
        var next = FirstAfter(times, slot.BusyFrom);
        var (before, after) = (next > 0 ? times[next - 1] : null, next < times.Length ? times[next] : null);
        if (before?.Until > slot.BusyFrom || after?.From < slot.BusyUntil)
            return (default, new("booking.slot-taken", "The technician is booked then."));
        var (setsOff, journey) = before?.Until > begin ? (before.Until, Journey.Between(before.Point, near)) : (begin, fromBase);
        return setsOff + journey > slot.BusyFrom || (after is not null && slot.BusyUntil + Journey.Between(near, after.Point) > after.From)
            ? (default, TooFar)
            : (journey, null);
    }

    /// <summary>The last span of work that has begun by an instant; null when none has.</summary>
    private (DateTimeOffset From, DateTimeOffset Until)? WorkAt(DateTimeOffset instant)
    {
        var (low, high) = (0, work.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = work[middle].From <= instant ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : work[low - 1];
    }

    /// <summary>The index of the first time that does not begin before an instant.</summary>
    private static int FirstAfter(BusyTime[] times, DateTimeOffset instant)
    {
        var (low, high) = (0, times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle].From < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
