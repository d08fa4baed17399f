using FieldServices.Domain.Calendars;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>The days of a calendar on which people work, looked up once for everybody who follows it.</summary>
internal sealed class OpenDays
{
    private readonly WorkCalendar calendar;

    /// <summary>Each open day, with its midnight; without it on days on which the clocks change.</summary>
    private readonly List<(DateOnly Day, DateTimeOffset? Midnight)> days = [];

    public OpenDays(WorkCalendar calendar, DateOnly from, DateOnly to)
    {
        this.calendar = calendar;
        var midnight = LocalTime.ToInstant(from.ToDateTime(TimeOnly.MinValue), calendar.Zone);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var next = LocalTime.ToInstant(day.AddDays(1).ToDateTime(TimeOnly.MinValue), calendar.Zone);
            if (calendar.ClosedOn(day) is null)
                days.Add((day, next - midnight == TimeSpan.FromDays(1) ? midnight : null));
            midnight = next;
        }
    }

    /// <summary>The spans of a technician's work on these days, in order.</summary>
    public List<(DateTimeOffset From, DateTimeOffset Until)> WorkOf(Technician technician)
    {
        var week = technician.Hours.OrderBy(h => h.From).ToLookup(h => (int)h.Day);
        var work = new List<(DateTimeOffset From, DateTimeOffset Until)>(days.Count);
        foreach (var (day, midnight) in days)
        {
            if (midnight is { } begin)
                work.AddRange(week[(int)day.DayOfWeek].Select(h => (begin + h.From.ToTimeSpan(), begin + h.From.ToTimeSpan() + h.Length())));
            else
                work.AddRange(WorkingTime.On(day, technician, calendar));
        }

        return work;
    }
}
