using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Technicians.Views;

public static class TechnicianList
{
    public static View<TechnicianRow> View { get; } = new View<TechnicianRow>(
            "technicians",
            1,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(TechnicianEngaged), typeof(WorkingHoursSet), typeof(TechnicianSkillsSet), typeof(TechnicianBaseSet),
                typeof(TechnicianTeamSet), typeof(AbsenceAdded), typeof(AbsenceRemoved), typeof(TechnicianLeft),
            ],
            Evolve)
        .Index(row => row.Name)
        .Index(row => row.Team, row => row.Name)
        .Index(row => row.HasLeft, row => row.Name)
        .Index(row => row.Skills);

    private static TechnicianRow? Evolve(TechnicianRow? row, Envelope envelope) => envelope.Event switch
    {
        TechnicianEngaged e => new TechnicianRow(
            envelope.Stream.Id, envelope.Version, e.Name, e.CalendarId.Value, e.Team, e.Capacity, [], [], Base: null, [], HasLeft: false),
        TechnicianEvent e => Change(Rows.Existing(row, envelope), e) with { Version = envelope.Version },
        _ => throw new UnhandledEventException(nameof(TechnicianList), envelope.Event),
    };

    private static TechnicianRow Change(TechnicianRow row, TechnicianEvent @event) => @event switch
    {
        TechnicianEngaged => row,
        WorkingHoursSet e => row with { Hours = e.Hours },
        TechnicianSkillsSet e => row with { Skills = e.Skills },
        TechnicianBaseSet e => row with { Base = e.Base.ToGeometry() },
        TechnicianTeamSet e => row with { Team = e.Team, Capacity = e.Capacity },
        AbsenceAdded e => row with { Absences = [.. row.Absences, e.Absence] },
        AbsenceRemoved e => row with { Absences = [.. row.Absences.Where(a => a != e.Absence)] },
        TechnicianLeft => row with { HasLeft = true },
        _ => throw new UnhandledEventException(nameof(TechnicianList), @event),
    };
}
