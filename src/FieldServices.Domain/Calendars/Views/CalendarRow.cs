namespace FieldServices.Domain.Calendars.Views;

/// <summary>A calendar of working days.</summary>
/// <param name="Id">The calendar.</param>
/// <param name="Version">Version of its history that this row shows.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Zone">The IANA time zone of the working hours.</param>
/// <param name="Holidays">Whose bank holidays are free.</param>
/// <param name="Closed">Days without work, beside weekends and bank holidays.</param>
public sealed record CalendarRow(Guid Id, long Version, string Name, string Zone, HolidayDivision Holidays, IReadOnlyList<ClosedDays> Closed)
{
    public WorkCalendar State => new(Name, Zone, Holidays, Closed);
}
