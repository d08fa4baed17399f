using FieldServices.Domain.Calendars;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using NetTopologySuite.Geometries;

namespace FieldServices.Domain.Technicians.Views;

/// <summary>A technician or crew as the office sees it.</summary>
/// <param name="Id">The technician.</param>
/// <param name="Version">Version of the technician's history that this row shows.</param>
/// <param name="Name">How they are called.</param>
/// <param name="CalendarId">The calendar of working days that they follow.</param>
/// <param name="Team">The team.</param>
/// <param name="Capacity">How many bookings may run beside each other.</param>
/// <param name="Hours">Hours of work of the week, in the zone of the calendar.</param>
/// <param name="Skills">What they can do.</param>
/// <param name="Base">Where they set off from.</param>
/// <param name="Absences">Times without work.</param>
/// <param name="HasLeft">True when nothing new is booked with them.</param>
public sealed record TechnicianRow(
    Guid Id,
    long Version,
    string Name,
    Guid CalendarId,
    string? Team,
    int Capacity,
    IReadOnlyList<WorkingHours> Hours,
    IReadOnlyList<Skill> Skills,
    Geometry? Base,
    IReadOnlyList<Absence> Absences,
    bool HasLeft)
{
    public Technician State => new()
    {
        Name = Name,
        CalendarId = new CalendarId(CalendarId),
        Team = Team,
        Capacity = Capacity,
        Hours = Hours,
        Skills = Skills,
        Base = Base?.ToGeoPoint(),
        Absences = Absences,
        HasLeft = HasLeft,
    };
}
