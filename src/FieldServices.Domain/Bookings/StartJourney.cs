using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The technician is on the way.</summary>
/// <param name="ExpectedAt">When the technician expects to arrive; the customer is told.</param>
public sealed record StartJourney(DateTimeOffset? ExpectedAt = null)
{
    private static readonly TimeSpan LongestJourney = TimeSpan.FromDays(1);

    public static Decision<BookingEvent> Decide(Booking state, StartJourney command, DateTimeOffset now) =>
        command.ExpectedAt is { } expected && (expected < now || expected > now + LongestJourney)
            ? Reject("booking.arrival-not-plausible", "The expected arrival must lie after the departure and within a day of it.")
            : Accept(new JourneyStarted(now, command.ExpectedAt));

    internal sealed class Validator : AbstractValidator<StartJourney>;
}
