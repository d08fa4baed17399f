using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>The working time of one technician in the days that are looked at, with what is booked in it.</summary>
internal sealed class DayPlan
{
    private readonly Roster roster;
    private readonly GeoPoint? near;
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> work = [];
    private readonly BusyTime[][] busy;
    private readonly TimeSpan fromBase;

    public DayPlan(Roster roster, SlotSearch search)
    {
        (this.roster, near) = (roster, search.Near);
        // The calendar may follow another zone than the place, so the days beside the first and the last count too.
        for (var day = search.From.AddDays(-1); day <= search.To.AddDays(1); day = day.AddDays(1))
            work.AddRange(WorkingTime.On(day, roster.Technician, roster.Calendar));
        busy = [.. Enumerable.Range(1, roster.Technician.Capacity).Select(p => roster.Busy.Where(b => b.Place == p).OrderBy(b => b.From).ToArray())];
        fromBase = Journey.Between(roster.Technician.Base, near);
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

    private (TimeSpan Journey, Obstacle? Obstacle) RoomAt(int place, BookingSlot slot, DateTimeOffset begin)
    {
        var times = busy[place - 1];
        var next = FirstAfter(times, slot.BusyFrom);
        var (before, after) = (next > 0 ? times[next - 1] : null, next < times.Length ? times[next] : null);
        if (before?.Until > slot.BusyFrom || after?.From < slot.BusyUntil)
            return (default, new("booking.slot-taken", "The technician is booked then."));
        var (setsOff, journey) = before?.Until > begin ? (before.Until, Journey.Between(before.Point, near)) : (begin, fromBase);
        return setsOff + journey > slot.BusyFrom || (after is not null && slot.BusyUntil + Journey.Between(near, after.Point) > after.From)
            ? (default, new("booking.journey-too-long", "The technician could not travel between this place and the bookings before and after it in time."))
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
