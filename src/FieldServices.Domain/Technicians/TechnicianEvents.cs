using FieldServices.Domain.Calendars;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Technicians;

public abstract record TechnicianEvent
{
    private protected TechnicianEvent()
    {
    }
}

public sealed record TechnicianEngaged(string Name, CalendarId CalendarId, string? Team, int Capacity) : TechnicianEvent;

public sealed record WorkingHoursSet(IReadOnlyList<WorkingHours> Hours) : TechnicianEvent;

public sealed record TechnicianSkillsSet(IReadOnlyList<Skill> Skills) : TechnicianEvent;

public sealed record TechnicianBaseSet(GeoPoint Base) : TechnicianEvent;

public sealed record TechnicianTeamSet(string? Team, int Capacity) : TechnicianEvent;

public sealed record AbsenceAdded(Absence Absence) : TechnicianEvent;

public sealed record AbsenceRemoved(Absence Absence) : TechnicianEvent;

public sealed record TechnicianLeft : TechnicianEvent;

/// <summary>The calendar that the technician follows has changed.</summary>
public sealed record TechnicianCalendarChanged(CalendarId CalendarId) : TechnicianEvent;
