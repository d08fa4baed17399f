using FieldServices.Domain.Calendars;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Technicians;

/// <summary>Everything that decisions need to know of a technician.</summary>
public sealed record Technician
{
    public static Technician Initial { get; } = new();

    public static Aggregate<Technician, TechnicianEvent> Aggregate { get; } = new("technician", Initial, Evolve);

    public string? Name { get; init; }

    public CalendarId CalendarId { get; init; }

    public string? Team { get; init; }

    /// <summary>How many bookings may run beside each other: more than one for a crew or a workshop.</summary>
    public int Capacity { get; init; } = 1;

    public IReadOnlyList<WorkingHours> Hours { get; init; } = [];

    public IReadOnlyList<Skill> Skills { get; init; } = [];

    /// <summary>Where the technician sets off from.</summary>
    public GeoPoint? Base { get; init; }

    public IReadOnlyList<Absence> Absences { get; init; } = [];

    public bool HasLeft { get; init; }

    public static Technician Evolve(Technician state, TechnicianEvent @event) => @event switch
    {
        TechnicianEngaged e => state with { Name = e.Name, CalendarId = e.CalendarId, Team = e.Team, Capacity = e.Capacity },
        WorkingHoursSet e => state with { Hours = e.Hours },
        TechnicianSkillsSet e => state with { Skills = e.Skills },
        TechnicianBaseSet e => state with { Base = e.Base },
        TechnicianTeamSet e => state with { Team = e.Team, Capacity = e.Capacity },
        AbsenceAdded e => state with { Absences = [.. state.Absences, e.Absence] },
        AbsenceRemoved e => state with { Absences = [.. state.Absences.Where(a => a != e.Absence)] },
        TechnicianLeft => state with { HasLeft = true },
        TechnicianCalendarChanged => state,
        _ => throw new UnhandledEventException(nameof(Technician), @event),
    };
}
