using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.WorkOrders;

/// <summary>A time that somebody wants for a visit.</summary>
/// <param name="Start">When the work begins, as the clocks at the place show it, such as 2026-03-28T09:00:00.</param>
/// <param name="TechnicianId">Whose time.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="IgnoreJourney">Why it is booked although the technician could not travel there, or on from there, in time; at most 2,000 characters.</param>
public sealed record VisitChoice(DateTime Start, TechnicianId TechnicianId, int Place = 1, string? IgnoreJourney = null);
