namespace FieldServices.Domain.Bookings.Slots;

/// <summary>A span of instants at which a technician's time could begin to be taken: whatever begins in it also ends in time.</summary>
/// <param name="Place">Which of the bookings that the technician can have beside each other.</param>
/// <param name="From">The first such instant.</param>
/// <param name="Until">The last one.</param>
/// <param name="Journey">The journey to the place.</param>
internal readonly record struct FreeSpan(int Place, DateTimeOffset From, DateTimeOffset Until, TimeSpan Journey);
