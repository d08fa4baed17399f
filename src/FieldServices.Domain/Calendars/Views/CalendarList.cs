using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Calendars.Views;

public static class CalendarList
{
    public static View<CalendarRow> View { get; } = new View<CalendarRow>(
            "calendars",
            1,
            DomainJson.Default,
            row => row.Id,
            [typeof(CalendarOpened), typeof(HolidaysChosen), typeof(CalendarDaysClosed), typeof(CalendarDaysReopened)],
            Evolve)
        .Index(row => row.Name);

    private static CalendarRow? Evolve(CalendarRow? row, Envelope envelope) => envelope.Event switch
    {
        CalendarOpened e => new CalendarRow(envelope.Stream.Id, envelope.Version, e.Name, e.Zone, e.Holidays, []),
        CalendarEvent e => Change(Rows.Existing(row, envelope), e) with { Version = envelope.Version },
        _ => throw new UnhandledEventException(nameof(CalendarList), envelope.Event),
    };

    private static CalendarRow Change(CalendarRow row, CalendarEvent @event) => @event switch
    {
        CalendarOpened => row,
        HolidaysChosen e => row with { Holidays = e.Holidays },
        CalendarDaysClosed e => row with { Closed = [.. row.Closed, e.Days] },
        CalendarDaysReopened e => row with { Closed = [.. row.Closed.Where(c => c != e.Days)] },
        _ => throw new UnhandledEventException(nameof(CalendarList), @event),
    };
}
