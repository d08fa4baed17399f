using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The held time is not wanted; the request stays.</summary>
public sealed record ReleaseHold
{
    public static Decision<BookingEvent> Decide(Booking state, ReleaseHold command, DateTimeOffset now) =>
        Accept(new HoldReleased(now));

    internal sealed class Validator : AbstractValidator<ReleaseHold>;
}
