using FieldServices.Domain.Calendars;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>When a technician works, by the hours of the week and the calendar, as instants: right over both changes of the clocks.</summary>
internal static class WorkingTime
{
    /// <summary>The spans of work on a local day of the calendar's zone, in order; none on a closed day.</summary>
    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> On(DateOnly day, Technician technician, WorkCalendar calendar)
    {
        if (calendar.ClosedOn(day) is not null)
            return [];
        return
        [
            .. from hours in technician.Hours
               where (int)hours.Day == (int)day.DayOfWeek
               orderby hours.From
               select (Instant(day, hours.From.ToTimeSpan(), calendar), Instant(day, hours.From.ToTimeSpan() + hours.Length(), calendar)),
        ];
    }

    public static DateOnly DayOf(DateTimeOffset instant, WorkCalendar calendar) => DateOnly.FromDateTime(LocalTime.ToLocal(instant, calendar.Zone));

    private static DateTimeOffset Instant(DateOnly day, TimeSpan time, WorkCalendar calendar) =>
        LocalTime.ToInstant(day.ToDateTime(TimeOnly.MinValue) + time, calendar.Zone);
}
