using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>Which times can be booked, and why others cannot: by the same rules as the booking itself, and by journeys, which it leaves to the planner.</summary>
public static class SlotFinder
{
    /// <summary>Every time that can be booked, in order; of the technicians who could come, the one with the shortest journey.</summary>
    public static IEnumerable<AvailableSlot> Find(SlotSearch search, IReadOnlyList<Roster> rosters)
    {
        var able = rosters.Where(r => SlotRules.WhoCannot(search.Terms, r.Technician) is null).ToList();
        if (able.Count == 0)
            return [];
        var (board, length) = (new SlotBoard(search, Starts(search)), search.BusyLength());
        var days = able.Select(r => r.Calendar).Distinct().ToDictionary(c => c, c => DayPlan.DaysOf(search, c));
        foreach (var roster in able)
            board.Add(roster, new DayPlan(roster, search.Near, days[roster.Calendar]).Free(length));
        return board.Slots();
    }

    /// <summary>The rules that stand in the way of a time: of the service for all, or of each technician; none when it can be booked.</summary>
    public static IReadOnlyList<(TechnicianId? Technician, Obstacle Obstacle)> WhyNot(SlotSearch search, DateTime start, IReadOnlyList<Roster> rosters)
    {
        if (!LocalTime.Exists(start, search.Zone))
            return [(null, SlotChoice.Skipped)];
        var from = LocalTime.ToInstant(start, search.Zone);
        if (SlotRules.OfService(search.Terms, search.BookedBy, from, search.Now) is { } rule)
            return [(null, rule)];
        if (rosters.Count == 0)
            return [(null, new("booking.nobody-there", "No technician is in the calendar; take one in with 'technician.engage'."))];
        var day = DateOnly.FromDateTime(start);
        var found = rosters.Select(r => ((TechnicianId?)r.Id, Of(search with { From = day, To = day }, r, start, from))).ToList();
        return found.Any(f => f.Item2 is null) ? [] : [.. found.Select(f => (f.Item1, f.Item2!))];
    }

    private static Obstacle? Of(SlotSearch search, Roster roster, DateTime start, DateTimeOffset from)
    {
        var slot = search.SlotAt(start, from, roster, 1);
        return SlotRules.OfTechnician(search.Terms, roster.Technician, roster.Calendar, slot) ?? new DayPlan(roster, search.Near, DayPlan.DaysOf(search, roster.Calendar)).Room(slot).Obstacle;
    }

    /// <summary>The times that the service lets pass, as the clocks of the place show them; those that they skip are left out.</summary>
    private static IEnumerable<(DateTime Local, DateTimeOffset Instant)> Starts(SlotSearch search)
    {
        for (var day = search.From; day <= search.To; day = day.AddDays(1))
        {
            var midnight = LocalTime.ToInstant(day.ToDateTime(TimeOnly.MinValue), search.Zone);
            var clocksChange = LocalTime.ToInstant(day.AddDays(1).ToDateTime(TimeOnly.MinValue), search.Zone) - midnight != TimeSpan.FromDays(1);
            for (var minute = 0; minute < 24 * 60; minute += search.StepMinutes)
            {
                var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
                var instant = clocksChange ? LocalTime.ToInstant(local, search.Zone) : midnight.AddMinutes(minute);
                if (SlotRules.OfService(search.Terms, search.BookedBy, instant, search.Now) is null && (!clocksChange || LocalTime.ToLocal(instant, search.Zone) == local))
                    yield return (local, instant);
            }
        }
    }
}
