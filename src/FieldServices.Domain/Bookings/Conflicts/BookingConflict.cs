namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>A rule that the booked time does not keep any more.</summary>
/// <param name="Kind">The code of the rule, such as booking.technician-absent.</param>
/// <param name="Reason">One sentence for a person.</param>
/// <param name="Since">Since when it is known.</param>
/// <param name="Commands">What would resolve it.</param>
/// <param name="AcceptedBecause">Why somebody lets it be; none while nobody does.</param>
public sealed record BookingConflict(string Kind, string Reason, DateTimeOffset Since, IReadOnlyList<string> Commands, string? AcceptedBecause = null);
