using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>A time that somebody wants for a booking.</summary>
/// <param name="Start">When the work begins, as the clocks at the place show it.</param>
/// <param name="TechnicianId">Whose time.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="IgnoreJourney">Why the journeys to it and from it do not count; null when they do.</param>
internal sealed record SlotWish(DateTime Start, TechnicianId TechnicianId, int Place = 1, string? IgnoreJourney = null);
