using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Says who goes: the technician in whose calendar it stands, or another one at the same time.</summary>
/// <param name="TechnicianId">Who goes; the one in whose calendar it stands when it is left out.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="IgnoreJourney">Why it is booked although the technician could not travel there, or on from there, in time; at most 2,000 characters.</param>
public sealed record AssignTechnician(TechnicianId? TechnicianId = null, int Place = 1, string? IgnoreJourney = null)
{
    /// <param name="state">The booking.</param>
    /// <param name="command">Which time.</param>
    /// <param name="who">The technician with the calendar; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, AssignTechnician command, FactPair? who, DateTimeOffset now)
    {
        var present = state.Slot!;
        if ((command.TechnicianId ?? present.TechnicianId) == present.TechnicianId)
            return state.Status == BookingStatus.Assigned ? Accept() : Accept(new TechnicianAssigned(now, present));
        var (slot, obstacle) = SlotChoice.Of(state, new SlotWish(present.Start, command.TechnicianId!.Value, command.Place, command.IgnoreJourney), who, now);
        return slot is null ? new Rejected(obstacle!.Rejection) : Accept(new TechnicianAssigned(now, slot, command.IgnoreJourney));
    }

    internal sealed class Validator : AbstractValidator<AssignTechnician>
    {
        public Validator()
        {
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleFor(c => c.IgnoreJourney).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
        }
    }
}
