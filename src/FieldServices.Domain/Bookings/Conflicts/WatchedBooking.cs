namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>A booking that has a technician's time until then.</summary>
public sealed record WatchedBooking(BookingId BookingId, DateTimeOffset Until);
