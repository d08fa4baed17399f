using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The work begins.</summary>
public sealed record StartWork
{
    public static Decision<BookingEvent> Decide(Booking state, StartWork command, DateTimeOffset now) =>
        Accept(new WorkStarted(now));

    internal sealed class Validator : AbstractValidator<StartWork>;
}
