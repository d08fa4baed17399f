using FieldServices.Domain.Calendars.Views;
using FieldServices.Domain.Modules;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.Calendars;

public static class CalendarModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];

    public static Module<WorkCalendar, CalendarEvent, CalendarStatus> Module { get; } =
        new Module<WorkCalendar, CalendarEvent, CalendarStatus>(WorkCalendar.Aggregate, "calendars", _ => CalendarStatus.Open)
            .Event<CalendarOpened>("calendar.opened", 1, Events)
            .Event<HolidaysChosen>("calendar.holidays-chosen", 1, Events)
            .Event<CalendarDaysClosed>("calendar.days-closed", 1, Events)
            .Event<CalendarDaysReopened>("calendar.days-reopened", 1, Events)
            .Starts(
                "open", "Begin a calendar of working days; technicians follow it.",
                Commands, () => new OpenCalendar.Validator(), OpenCalendar.Decide, Office, CalendarExamples.Open)
            .Command(
                "choose-holidays", "Say whose bank holidays are free.",
                Commands, () => new ChooseHolidays.Validator(), ChooseHolidays.Decide, Office, CalendarExamples.Choose)
            .Command(
                "close-days", "Take days out of work.",
                Commands, () => new CloseDays.Validator(), CloseDays.Decide, Office, CalendarExamples.Close)
            .Command(
                "reopen-days", "Give days back to work that were closed together.",
                Commands, () => new ReopenDays.Validator(), ReopenDays.Decide, Office, CalendarExamples.Reopen)
            .Snapshots(1, StateJson.Default)
            .View(CalendarList.View);
}
