using System.Text.Json.Serialization;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>How much of a technician's time a booking needs.</summary>
/// <param name="BeforeMinutes">Before the start, to prepare.</param>
/// <param name="WorkMinutes">For the work.</param>
/// <param name="AfterMinutes">After it, to clear up.</param>
public sealed record TimeNeeded(int BeforeMinutes, int WorkMinutes, int AfterMinutes)
{
    [JsonIgnore]
    public TimeSpan Work => TimeSpan.FromMinutes(WorkMinutes);

    [JsonIgnore]
    public TimeSpan After => TimeSpan.FromMinutes(AfterMinutes);

    internal static TimeNeeded Of(Booking booking) =>
        booking.Terms is { } terms ? new(terms.BufferBeforeMinutes, (int)booking.Duration().TotalMinutes, terms.BufferAfterMinutes) : new(0, 0, 0);
}
