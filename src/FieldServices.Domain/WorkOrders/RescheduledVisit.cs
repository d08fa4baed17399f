using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.WorkOrders;

/// <summary>A visit that has another time than before.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="From">Its local start until now.</param>
/// <param name="To">Its local start from now on.</param>
/// <param name="TechnicianId">Who comes instead; the same technician when it is null.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
public sealed record RescheduledVisit(int Number, DateTime From, DateTime To, TechnicianId? TechnicianId = null, int Place = 1);
