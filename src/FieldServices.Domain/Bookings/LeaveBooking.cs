using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>A customer gives the places of a group booking back; whoever asked for the booking cancels it instead.</summary>
/// <param name="CustomerId">Who, by the id under which the customer is known.</param>
public sealed record LeaveBooking(Guid CustomerId)
{
    public static Decision<BookingEvent> Decide(Booking state, LeaveBooking command, DateTimeOffset now)
    {
        if (state.Participants.All(p => p.CustomerId != command.CustomerId))
            return Reject("booking.not-joined", "This customer has no places here; check customerId.");
        return command.CustomerId == state.CustomerId
            ? Reject("booking.cannot-leave-own", "The booking was made for this customer; cancel it instead.")
            : Accept(new ParticipantLeft(now, command.CustomerId));
    }

    internal sealed class Validator : AbstractValidator<LeaveBooking>
    {
        public Validator() => RuleFor(c => c.CustomerId).NotEqual(Guid.Empty).WithMessage("Name the customer by its id.");
    }
}
