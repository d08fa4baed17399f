using FieldServices.Domain.Calendars;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>A technician with the calendar and everything that is booked.</summary>
/// <param name="Id">The technician.</param>
/// <param name="Technician">Hours, skills and absences.</param>
/// <param name="Calendar">The days without work.</param>
/// <param name="Busy">What is booked in the time that is looked at, by its beginning.</param>
public sealed record Roster(TechnicianId Id, Technician Technician, WorkCalendar Calendar, IReadOnlyList<BusyTime> Busy);
