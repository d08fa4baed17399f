using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Calendars;

/// <summary>The days on which a company, or a part of it, does not work.</summary>
public sealed record WorkCalendar(string? Name, string Zone, HolidayDivision Holidays, IReadOnlyList<ClosedDays> Closed)
{
    public static WorkCalendar Initial { get; } = new(null, LondonTime.Zone, HolidayDivision.None, []);

    public static Aggregate<WorkCalendar, CalendarEvent> Aggregate { get; } = new("calendar", Initial, Evolve);

    /// <summary>Why nobody works on a local day; null when people do.</summary>
    public string? ClosedOn(DateOnly day) =>
        BankHolidays.IsOne(Holidays, day) ? "a bank holiday" : Closed.FirstOrDefault(c => c.From <= day && day <= c.To)?.Reason;

    public static WorkCalendar Evolve(WorkCalendar state, CalendarEvent @event) => @event switch
    {
        CalendarOpened e => state with { Name = e.Name, Zone = e.Zone, Holidays = e.Holidays },
        HolidaysChosen e => state with { Holidays = e.Holidays },
        CalendarDaysClosed e => state with { Closed = [.. state.Closed, e.Days] },
        CalendarDaysReopened e => state with { Closed = [.. state.Closed.Where(c => c != e.Days)] },
        _ => throw new UnhandledEventException(nameof(WorkCalendar), @event),
    };
}
