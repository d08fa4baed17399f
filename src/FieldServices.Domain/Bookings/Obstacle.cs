using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings;

/// <summary>A rule that keeps a time from being booked.</summary>
/// <param name="Code">Stable, for programs, such as booking.outside-hours.</param>
/// <param name="Reason">One sentence for a person.</param>
public sealed record Obstacle(string Code, string Reason)
{
    public Rejection Rejection => new(Code, Reason);
}
