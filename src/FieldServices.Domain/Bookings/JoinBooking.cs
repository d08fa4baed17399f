using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Another customer takes places of a group booking; those that are kept for others are not there to be taken.</summary>
/// <param name="CustomerId">Who, by the id under which the customer is known.</param>
/// <param name="Seats">How many places.</param>
public sealed record JoinBooking(Guid CustomerId, int Seats = 1)
{
    public static Decision<BookingEvent> Decide(Booking state, JoinBooking command, DateTimeOffset now)
    {
        if (state.Participants.Any(p => p.CustomerId == command.CustomerId))
            return Reject("booking.joined-already", "This customer has places already; let them leave first to take another number.");
        var left = state.SeatsLeft(now, command.CustomerId);
        return command.Seats > left
            ? Reject("booking.full", $"There are {left} places left; ask for fewer, or choose another booking.")
            : Accept(new ParticipantJoined(now, command.CustomerId, command.Seats, state.KeptFor(command.CustomerId) is { } kept ? new BookingId(kept.RequestId) : null));
    }

    internal sealed class Validator : AbstractValidator<JoinBooking>
    {
        public Validator()
        {
            RuleFor(c => c.CustomerId).NotEqual(Guid.Empty).WithMessage("Name the customer by its id.");
            RuleFor(c => c.Seats).InclusiveBetween(1, 1_000).WithMessage("Give the number of places, from 1 to 1,000.");
        }
    }
}
