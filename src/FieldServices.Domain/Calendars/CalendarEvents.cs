namespace FieldServices.Domain.Calendars;

public abstract record CalendarEvent
{
    private protected CalendarEvent()
    {
    }
}

public sealed record CalendarOpened(string Name, string Zone, HolidayDivision Holidays) : CalendarEvent;

public sealed record HolidaysChosen(HolidayDivision Holidays) : CalendarEvent;

public sealed record CalendarDaysClosed(ClosedDays Days) : CalendarEvent;

public sealed record CalendarDaysReopened(ClosedDays Days) : CalendarEvent;
