namespace FieldServices.Domain.Bookings;

/// <summary>A customer of a group booking, with the places taken.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Seats">How many places.</param>
public sealed record Participant(Guid CustomerId, int Seats);
