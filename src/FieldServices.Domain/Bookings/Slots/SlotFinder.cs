using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>Which times can be booked, and why others cannot: by the same rules as the booking itself, and by journeys, which it leaves to the planner.</summary>
public static class SlotFinder
{
    /// <summary>Every time that can be booked, in order; of the technicians who could come, the one with the shortest journey.</summary>
    public static IEnumerable<AvailableSlot> Find(SlotSearch search, IReadOnlyList<Roster> rosters)
    {
        var plans = rosters.Where(r => SlotRules.WhoCannot(search.Terms, r.Technician) is null).Select(r => (Roster: r, Plan: new DayPlan(r, search))).ToList();
        return plans.Count == 0 ? [] : Starts(search).Select(s => Best(search, s, plans)).OfType<AvailableSlot>();
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
        return SlotRules.OfTechnician(search.Terms, roster.Technician, roster.Calendar, slot) ?? new DayPlan(roster, search).Room(slot).Obstacle;
    }

    private static AvailableSlot? Best(SlotSearch search, (DateTime Local, DateTimeOffset Instant) start, List<(Roster Roster, DayPlan Plan)> plans)
    {
        var (best, journey, count) = ((BookingSlot?)null, TimeSpan.MaxValue, 0);
        foreach (var (roster, plan) in plans)
        {
            var slot = search.SlotAt(start.Local, start.Instant, roster, 1);
            var room = plan.Room(slot);
            if (room.Obstacle is not null)
                continue;
            count++;
            if (room.Journey < journey)
                (best, journey) = (slot with { Place = room.Place }, room.Journey);
        }

        return best is null ? null : new AvailableSlot(best, journey, count);
    }

    /// <summary>The times that the service lets pass, as the clocks of the place show them; those that they skip are left out.</summary>
    private static IEnumerable<(DateTime Local, DateTimeOffset Instant)> Starts(SlotSearch search)
    {
        for (var day = search.From; day <= search.To; day = day.AddDays(1))
        {
            for (var minute = 0; minute < 24 * 60; minute += search.StepMinutes)
            {
                var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
                var instant = LocalTime.ToInstant(local, search.Zone);
                if (SlotRules.OfService(search.Terms, search.BookedBy, instant, search.Now) is null && LocalTime.ToLocal(instant, search.Zone) == local)
                    yield return (local, instant);
            }
        }
    }
}
