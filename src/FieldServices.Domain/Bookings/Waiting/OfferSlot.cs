using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Keeps a time that became free for somebody who waits for such a time; sent by the waiting list itself.</summary>
/// <param name="TechnicianId">Whose time.</param>
/// <param name="Start">When the work begins, as the clocks at the place show it.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
public sealed record OfferSlot(TechnicianId TechnicianId, DateTime Start, int Place = 1)
{
    /// <param name="state">The booking.</param>
    /// <param name="command">Which time.</param>
    /// <param name="who">The technician with the calendar; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, OfferSlot command, FactPair? who, DateTimeOffset now)
    {
        if (state.Wish is not { } wish)
            return Reject("booking.not-waiting", "It is not on the waiting list; join it with 'wait'.");
        if ((wish.TechnicianId ?? command.TechnicianId) != command.TechnicianId || !wish.Suits(command.Start, state.Duration())
            || wish.Skills.Except((who?.First as Technician)?.Skills ?? []).Any())
            return Reject("booking.not-wished", "The customer does not wait for such a time; keep it with 'hold' when they agree to it.");
        var (slot, obstacle) = SlotChoice.Of(state, new SlotWish(command.Start, command.TechnicianId, command.Place), who, now);
        if (slot is null)
            return new Rejected(obstacle!.Rejection);
        var until = now.AddMinutes(wish.OfferMinutes);
        return Accept(new SlotHeld(now, slot, until < slot.From ? until : slot.From));
    }

    internal sealed class Validator : AbstractValidator<OfferSlot>
    {
        public Validator()
        {
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id.");
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
        }
    }
}
