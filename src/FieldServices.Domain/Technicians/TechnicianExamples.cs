using FieldServices.Domain.Calendars;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Technicians;

/// <summary>The printed example of each command.</summary>
internal static class TechnicianExamples
{
    private static readonly DateTimeOffset Monday = new(2026, 8, 3, 0, 0, 0, TimeSpan.FromHours(1));

    public static EngageTechnician Engage { get; } = new("Ade, van 7", new CalendarId(new Guid("01890a5d-ac96-774b-bcce-b302099a8057")), "Brent");

    public static SetWorkingHours Hours { get; } = new(
    [
        .. from day in new[] { Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday }
           select new WorkingHours(day, new TimeOnly(8, 0), new TimeOnly(17, 0)),
    ]);

    public static SetTechnicianSkills Skills { get; } = new([Skill.Gas, Skill.Plumbing]);

    public static SetTechnicianBase Base { get; } = new(new GeoPoint(51.5465, -0.2042));

    public static SetTechnicianTeam Team { get; } = new("Camden");

    public static AddAbsence Add { get; } = new(Monday, Monday.AddDays(5), "holiday");

    public static RemoveAbsence Remove { get; } = new(Monday);

    public static LeaveCompany Leave { get; } = new();

    public static NoteCalendarChange Note { get; } = new();
}
