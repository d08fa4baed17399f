using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings.Places;

/// <summary>The places that a group booking keeps for a customer are not wanted, or not any more.</summary>
/// <param name="CustomerId">Who, by the id under which the customer is known.</param>
public sealed record DeclinePlaces(Guid CustomerId)
{
    public static Decision<BookingEvent> Decide(Booking state, DeclinePlaces command, DateTimeOffset now) => state.KeptFor(command.CustomerId) is { } kept
        ? Accept(new PlacesDeclined(now, new BookingId(kept.RequestId), command.CustomerId, kept.Seats, Unanswered: kept.Until <= now))
        : Reject("booking.places-not-kept", "No places are kept for this customer here; check customerId.");

    internal sealed class Validator : AbstractValidator<DeclinePlaces>
    {
        public Validator() => RuleFor(c => c.CustomerId).NotEqual(Guid.Empty).WithMessage("Name the customer by its id.");
    }
}
