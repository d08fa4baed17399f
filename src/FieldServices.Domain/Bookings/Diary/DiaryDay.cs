using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Diary;

/// <summary>A day of a technician: work, bookings with the journeys to them, time off, and what is free.</summary>
/// <param name="TechnicianId">Whose day.</param>
/// <param name="Day">The day, in the zone of the technician's calendar.</param>
/// <param name="Work">The hours of work.</param>
/// <param name="Entries">The bookings that begin on it, in order, each with the journey from the one before, or from the base.</param>
/// <param name="Absences">Times off that touch it.</param>
/// <param name="Free">What is neither booked nor off, by place.</param>
public sealed record DiaryDay(
    TechnicianId TechnicianId,
    DateOnly Day,
    IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Work,
    IReadOnlyList<(DiaryEntry Entry, TimeSpan Journey)> Entries,
    IReadOnlyList<Absence> Absences,
    IReadOnlyList<(int Place, DateTimeOffset From, DateTimeOffset Until)> Free)
{
    /// <summary>The days of a technician from one to another.</summary>
    /// <param name="roster">The technician with the calendar; what keeps the time busy follows from the entries.</param>
    /// <param name="entries">The bookings.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static IEnumerable<DiaryDay> Of(Roster roster, IReadOnlyList<DiaryEntry> entries, DateOnly from, DateOnly to)
    {
        var open = new OpenDays(roster.Calendar, from, to);
        var work = open.WorkOf(roster.Technician);
        var busy = entries.Where(e => e.BusyFrom is not null).Select(e => new BusyTime(e.Place, e.BusyFrom!.Value, e.BusyUntil!.Value, null)).ToList();
        var free = FreeTime(roster with { Busy = busy }, open).ToList();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var (begin, end) = (Midnight(day, roster), Midnight(day.AddDays(1), roster));
            yield return new DiaryDay(
                roster.Id,
                day,
                [.. work.Where(w => begin <= w.From && w.From < end)],
                [.. WithJourneys([.. entries.Where(e => begin <= e.From && e.From < end).OrderBy(e => e.From)], roster.Technician)],
                [.. roster.Technician.Absences.Where(a => a.From < end && begin < a.Until).OrderBy(a => a.From)],
                [.. free.Where(f => begin <= f.From && f.From < end)]);
        }
    }

    /// <summary>How many minutes could be booked on each day if nothing was.</summary>
    public static IReadOnlyDictionary<DateOnly, double> Offered(Roster roster, DateOnly from, DateOnly to) =>
        FreeTime(roster with { Busy = [] }, new OpenDays(roster.Calendar, from, to))
            .GroupBy(f => WorkingTime.DayOf(f.From, roster.Calendar)).ToDictionary(d => d.Key, d => d.Sum(f => (f.Until - f.From).TotalMinutes));

    private static IEnumerable<(int Place, DateTimeOffset From, DateTimeOffset Until)> FreeTime(Roster roster, OpenDays open) =>
        from span in new DayPlan(roster, null, open).Free(TimeSpan.Zero)
        where span.From < span.Until
        select (span.Place, span.From, span.Until);

    private static IEnumerable<(DiaryEntry, TimeSpan)> WithJourneys(IReadOnlyList<DiaryEntry> entries, Technician technician) =>
        entries.Select((e, i) => (e, Journey.Between(entries.Take(i).LastOrDefault(b => b.Place == e.Place)?.Point ?? technician.Base, e.Point)));

    private static DateTimeOffset Midnight(DateOnly day, Roster roster) => LocalTime.ToInstant(day.ToDateTime(TimeOnly.MinValue), roster.Calendar.Zone);
}
