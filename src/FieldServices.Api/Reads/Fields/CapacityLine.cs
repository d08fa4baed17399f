using FieldServices.Domain.Bookings.Diary;

namespace FieldServices.Api.Reads.Fields;

/// <summary>How much of the time in a period is offered, held and booked.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="Key">Of what: a technician, a team or a service; null for those without a team.</param>
/// <param name="OfferedMinutes">Hours of work without time off; for a service, of those who can do it.</param>
/// <param name="HeldMinutes">What is held and not agreed.</param>
/// <param name="BookedMinutes">What is agreed or done.</param>
internal sealed record CapacityLine(DateOnly From, string? Key, double OfferedMinutes, double HeldMinutes, double BookedMinutes)
{
    /// <summary>The booked share of what is offered.</summary>
    public double? Share => OfferedMinutes > 0 ? BookedMinutes / OfferedMinutes : null;

    /// <summary>The lines of all periods, in order.</summary>
    public static IEnumerable<CapacityLine> Of(Diaries diaries, CapacityKey whose, CapacityPeriod period, DateOnly first, DateOnly last)
    {
        var offered = (
            from roster in diaries.Rosters
            from day in DiaryDay.Offered(roster, first, last)
            from key in Keys(diaries, whose, roster.Id.Value)
            select (Period: Begin(day.Key, period), key, Offered: day.Value, Held: 0d, Booked: 0d)).ToList();
        var calendars = diaries.Rosters.ToDictionary(r => r.Id, r => r.Calendar.Zone);
        var taken =
            from entry in diaries.Entries
            let day = DateOnly.FromDateTime(Domain.Shared.LocalTime.ToLocal(entry.From, calendars[entry.TechnicianId]))
            where first <= day && day <= last
            let key = whose == CapacityKey.Service ? entry.ServiceId.ToString() : Keys(diaries, whose, entry.TechnicianId.Value).Single()
            select (Period: Begin(day, period), key, Offered: 0d, Held: entry.IsAgreed ? 0d : entry.Minutes, Booked: entry.IsAgreed ? entry.Minutes : 0d);
        return
            from part in offered.Concat(taken)
            group part by (part.Period, part.key) into line
            orderby line.Key.Period, line.Key.key
            select new CapacityLine(line.Key.Period, line.Key.key, line.Sum(p => p.Offered), line.Sum(p => p.Held), line.Sum(p => p.Booked));
    }

    private static IEnumerable<string?> Keys(Diaries diaries, CapacityKey whose, Guid technician)
    {
        var person = diaries.Rosters.First(r => r.Id.Value == technician).Technician;
        return whose switch
        {
            CapacityKey.Technician => new string?[] { technician.ToString() },
            CapacityKey.Team => new[] { person.Team },
            _ => diaries.Services.Where(s => !s.Withdrawn && !s.Terms.NeededSkills.Except(person.Skills).Any()).Select(string? (s) => s.Id.ToString()),
        };
    }

    private static DateOnly Begin(DateOnly day, CapacityPeriod period) => period switch
    {
        CapacityPeriod.Day => day,
        CapacityPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new DateOnly(day.Year, day.Month, 1),
    };
}
