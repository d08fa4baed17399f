using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The draft is meant: from now on it is a request.</summary>
public sealed record SubmitBooking
{
    public static Decision<BookingEvent> Decide(Booking state, SubmitBooking command, DateTimeOffset now) =>
        Accept(new BookingSubmitted(now));

    internal sealed class Validator : AbstractValidator<SubmitBooking>;
}
