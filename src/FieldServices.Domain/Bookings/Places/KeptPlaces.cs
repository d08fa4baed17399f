namespace FieldServices.Domain.Bookings.Places;

/// <summary>Places of a group booking that are kept for somebody on the waiting list.</summary>
/// <param name="RequestId">The booking that waits.</param>
/// <param name="CustomerId">For whom; this customer alone can take them until then.</param>
/// <param name="Seats">How many places.</param>
/// <param name="Until">Until when; afterwards everybody can take them.</param>
public sealed record KeptPlaces(Guid RequestId, Guid CustomerId, int Seats, DateTimeOffset Until);
