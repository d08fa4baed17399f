using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Calendars;

/// <summary>The printed example of each command.</summary>
internal static class CalendarExamples
{
    public static OpenCalendar Open { get; } = new("London teams", LondonTime.Zone, HolidayDivision.EnglandAndWales);

    public static ChooseHolidays Choose { get; } = new(HolidayDivision.Scotland);

    public static CloseDays Close { get; } = new(new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 1), "the Christmas shutdown");

    public static ReopenDays Reopen { get; } = new(new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 1));
}
