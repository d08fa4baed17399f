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
            .Snapshots(1, StateJson.Default.Technician)
            .View(TechnicianList.View)
            .Visible<TechnicianRow>(
                r => r.Absences, WhenHidden.Null, Office,
                Member.Of<AbsenceAdded>(e => e.Absence), Member.Of<AbsenceRemoved>(e => e.Absence), Member.Of<Technicians.Technician>(s => s.Absences))
            .Workflow(FollowersWorkflow.Definition)));

    private static TechnicianTable Recorded(TechnicianTable module) => module
        .Event("technician.engaged", 1, Events.TechnicianEngaged)
        .Event("technician.hours-set", 1, Events.WorkingHoursSet)
        .Event("technician.skills-set", 1, Events.TechnicianSkillsSet)
        .Event("technician.base-set", 1, Events.TechnicianBaseSet)
        .Event("technician.team-set", 1, Events.TechnicianTeamSet)
        .Event("technician.absence-added", 1, Events.AbsenceAdded)
        .Event("technician.absence-removed", 1, Events.AbsenceRemoved)
        .Event("technician.left", 1, Events.TechnicianLeft)
        .Event("technician.calendar-changed", 1, Events.TechnicianCalendarChanged);

    private static TechnicianTable Working(TechnicianTable module) => module
        .Starts<EngageTechnician, WorkCalendar>(
            "engage", "Take a technician or a crew into the calendar.",
            Commands.EngageTechnician, new EngageTechnician.Validator(), EngageTechnician.Decide,
            new FactSource<EngageTechnician>(CalendarModule.Module, c => c.CalendarId.Value), Office, TechnicianExamples.Engage)
        .Command(
            "set-hours", "Replace the hours of work of the week.",
            Commands.SetWorkingHours, new SetWorkingHours.Validator(), SetWorkingHours.Decide, Office, TechnicianExamples.Hours, [TechnicianStatus.Working])
        .Command(
            "set-skills", "Replace what the technician can do.",
            Commands.SetTechnicianSkills, new SetTechnicianSkills.Validator(), SetTechnicianSkills.Decide, Office, TechnicianExamples.Skills, [TechnicianStatus.Working])
        .Command(
            "set-base", "Say where the technician sets off from.",
            Commands.SetTechnicianBase, new SetTechnicianBase.Validator(), SetTechnicianBase.Decide, Office, TechnicianExamples.Base, [TechnicianStatus.Working])
        .Command(
            "set-team", "Say to which team the technician belongs, and how many bookings may run beside each other.",
            Commands.SetTechnicianTeam, new SetTechnicianTeam.Validator(), SetTechnicianTeam.Decide, Office, TechnicianExamples.Team, [TechnicianStatus.Working])
        .Command(
            "add-absence", "Take a time out of the technician's calendar.",
            Commands.AddAbsence, new AddAbsence.Validator(), AddAbsence.Decide, Field, TechnicianExamples.Add, [TechnicianStatus.Working])
        .Command(
            "remove-absence", "Say that the technician works after all.",
            Commands.RemoveAbsence, new RemoveAbsence.Validator(), RemoveAbsence.Decide, Field, TechnicianExamples.Remove, [TechnicianStatus.Working])
        .Command(
            "leave", "Book nothing new with the technician.",
            Commands.LeaveCompany, new LeaveCompany.Validator(), LeaveCompany.Decide, Office, TechnicianExamples.Leave, [TechnicianStatus.Working])
        .Command(
            "note-calendar", "Note that the calendar has changed.",
            Commands.NoteCalendarChange, new NoteCalendarChange.Validator(), NoteCalendarChange.Decide, Office, TechnicianExamples.Note, [TechnicianStatus.Working]);
}
