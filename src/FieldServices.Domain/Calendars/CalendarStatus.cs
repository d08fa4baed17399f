namespace FieldServices.Domain.Calendars;

public enum CalendarStatus
{
    Open,
}
