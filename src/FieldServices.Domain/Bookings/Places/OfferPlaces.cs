using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings.Places;

/// <summary>
/// Keeps places of a group booking for somebody on the waiting list; sent by the waiting list itself.
/// 'join' takes them, 'decline-places' gives them back, and so does letting the offer run out.
/// </summary>
/// <param name="RequestId">The booking that waits.</param>
/// <param name="CustomerId">Its customer.</param>
/// <param name="Start">When the group booking begins, as the clocks at its place show it; it is refused when it was moved.</param>
/// <param name="Seats">How many places.</param>
/// <param name="Minutes">For how long they are kept, from 5 minutes to a day; never longer than to the start, or to the end of a hold.</param>
public sealed record OfferPlaces(BookingId RequestId, Guid CustomerId, DateTime Start, int Seats = 1, int Minutes = 60)
{
    public static Decision<BookingEvent> Decide(Booking state, OfferPlaces command, DateTimeOffset now)
    {
        if (state is not { HoldsTime: true, Slot: { } slot })
            return Reject("booking.slot-missing", "It has no time yet; places are offered when it has one.");
        if (slot.Start != command.Start)
            return Reject("booking.not-wished", "It does not begin then; give its own start.");
        if (slot.From <= now)
            return Reject("booking.in-the-past", "The time has passed; choose one to come.");
        if (state.Participants.Any(p => p.CustomerId == command.CustomerId))
            return Reject("booking.joined-already", "This customer has places already; let them leave first to take another number.");
        if (state.KeptFor(command.CustomerId) is not null)
            return Reject("booking.places-kept-already", "Places are kept for this customer already; give them back with 'decline-places' first.");
        if (state.SeatsLeft(now) < command.Seats)
            return Reject("booking.full", $"There are {state.SeatsLeft(now)} places left; ask for fewer, or choose another booking.");
        return Accept(new PlacesOffered(now, command.RequestId, command.CustomerId, command.Seats, slot, End(state, slot, now.AddMinutes(command.Minutes))));
    }

    private static DateTimeOffset End(Booking state, BookingSlot slot, DateTimeOffset wanted)
    {
        var latest = state.ExpiresAt is { } expires && expires < slot.From ? expires : slot.From;
        return wanted < latest ? wanted : latest;
    }

    internal sealed class Validator : AbstractValidator<OfferPlaces>
    {
        public Validator()
        {
            RuleFor(c => c.RequestId).NotEqual(default(BookingId)).WithMessage("Name the booking that waits by its id.");
            RuleFor(c => c.CustomerId).NotEqual(Guid.Empty).WithMessage("Name the customer by its id.");
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.Seats).InclusiveBetween(1, 1_000).WithMessage("Give the number of places, from 1 to 1,000.");
            RuleFor(c => c.Minutes).InclusiveBetween(5, 1_440).WithMessage("Give the minutes, from 5 to 1,440.");
        }
    }
}
