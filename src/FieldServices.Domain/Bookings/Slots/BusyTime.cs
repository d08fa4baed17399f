using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>A time of a technician that belongs to a booking.</summary>
/// <param name="Place">Which of the bookings that the technician can have beside each other.</param>
/// <param name="From">From when, with the time to prepare.</param>
/// <param name="Until">Until when, with the time to clear up.</param>
/// <param name="Point">Where the technician is then; null when it is not known.</param>
public sealed record BusyTime(int Place, DateTimeOffset From, DateTimeOffset Until, GeoPoint? Point);
