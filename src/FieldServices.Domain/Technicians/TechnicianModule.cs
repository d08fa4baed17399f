using FieldServices.Domain.Calendars;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians.Following;
using FieldServices.Domain.Technicians.Views;
using static FieldServices.Domain.Modules.Role;
using static FieldServices.Domain.Technicians.TechnicianStatus;

namespace FieldServices.Domain.Technicians;

using TechnicianTable = Module<Technician, TechnicianEvent, TechnicianStatus>;

public static class TechnicianModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];
    private static readonly Role[] Field = [Admin, Dispatcher, Role.Technician, Integrator];

    public static TechnicianTable Module { get; } = Working(Recorded(
        new TechnicianTable(Technicians.Technician.Aggregate, "technicians", t => t.HasLeft ? Left : TechnicianStatus.Working)
            .Snapshots(1, StateJson.Default)
            .View(TechnicianList.View)
            .Visible<TechnicianRow>(
                r => r.Absences, WhenHidden.Null, Office,
                Member.Of<AbsenceAdded>(e => e.Absence), Member.Of<AbsenceRemoved>(e => e.Absence), Member.Of<Technicians.Technician>(s => s.Absences))
            .Workflow(FollowersWorkflow.Definition)));

    private static TechnicianTable Recorded(TechnicianTable module) => module
        .Event<TechnicianEngaged>("technician.engaged", 1, Events)
        .Event<WorkingHoursSet>("technician.hours-set", 1, Events)
        .Event<TechnicianSkillsSet>("technician.skills-set", 1, Events)
        .Event<TechnicianBaseSet>("technician.base-set", 1, Events)
        .Event<TechnicianTeamSet>("technician.team-set", 1, Events)
        .Event<AbsenceAdded>("technician.absence-added", 1, Events)
        .Event<AbsenceRemoved>("technician.absence-removed", 1, Events)
        .Event<TechnicianLeft>("technician.left", 1, Events)
        .Event<TechnicianCalendarChanged>("technician.calendar-changed", 1, Events);

    private static TechnicianTable Working(TechnicianTable module) => module
        .Starts<EngageTechnician, WorkCalendar>(
            "engage", "Take a technician or a crew into the calendar.",
            Commands, () => new EngageTechnician.Validator(), EngageTechnician.Decide,
            new FactSource<EngageTechnician>(CalendarModule.Module, c => c.CalendarId.Value), Office, TechnicianExamples.Engage)
        .Command(
            "set-hours", "Replace the hours of work of the week.",
            Commands, () => new SetWorkingHours.Validator(), SetWorkingHours.Decide, Office, TechnicianExamples.Hours, [TechnicianStatus.Working])
        .Command(
            "set-skills", "Replace what the technician can do.",
            Commands, () => new SetTechnicianSkills.Validator(), SetTechnicianSkills.Decide, Office, TechnicianExamples.Skills, [TechnicianStatus.Working])
        .Command(
            "set-base", "Say where the technician sets off from.",
            Commands, () => new SetTechnicianBase.Validator(), SetTechnicianBase.Decide, Office, TechnicianExamples.Base, [TechnicianStatus.Working])
        .Command(
            "set-team", "Say to which team the technician belongs, and how many bookings may run beside each other.",
            Commands, () => new SetTechnicianTeam.Validator(), SetTechnicianTeam.Decide, Office, TechnicianExamples.Team, [TechnicianStatus.Working])
        .Command(
            "add-absence", "Take a time out of the technician's calendar.",
            Commands, () => new AddAbsence.Validator(), AddAbsence.Decide, Field, TechnicianExamples.Add, [TechnicianStatus.Working])
        .Command(
            "remove-absence", "Say that the technician works after all.",
            Commands, () => new RemoveAbsence.Validator(), RemoveAbsence.Decide, Field, TechnicianExamples.Remove, [TechnicianStatus.Working])
        .Command(
            "leave", "Book nothing new with the technician.",
            Commands, () => new LeaveCompany.Validator(), LeaveCompany.Decide, Office, TechnicianExamples.Leave, [TechnicianStatus.Working])
        .Command(
            "note-calendar", "Note that the calendar has changed.",
            Commands, () => new NoteCalendarChange.Validator(), NoteCalendarChange.Decide, Office, TechnicianExamples.Note, [TechnicianStatus.Working]);
}
