using FieldServices.Domain.Bookings;

namespace FieldServices.Domain.WorkOrders;

/// <summary>A visit, as whoever sends a command is told of it.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Name">What is done.</param>
/// <param name="BookingId">Its booking, on which the technician works.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Start">When it begins, as the clocks at the place show it.</param>
public sealed record VisitReceipt(int Number, string Name, BookingId BookingId, VisitProgress Progress, DateTime? Start);
