using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The hold or the quote has run out; sent by the clock itself.</summary>
public sealed record ExpireBooking
{
    public static Decision<BookingEvent> Decide(Booking state, ExpireBooking command, DateTimeOffset now) =>
        state.ExpiresAt is { } due && due <= now
            ? Accept(new BookingExpired(now))
            : Reject("booking.not-expired", $"Nothing has run out yet; it does at {state.ExpiresAt:O}.");

    internal sealed class Validator : AbstractValidator<ExpireBooking>;
}
