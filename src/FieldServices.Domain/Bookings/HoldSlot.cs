using System.Text.Json.Serialization;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Keeps a time of a technician for a while, so that nobody else gets it meanwhile; what was held before is given back.</summary>
/// <param name="Start">When the work begins, as the clocks at the place show it, such as 2026-03-28T09:00:00.</param>
/// <param name="TechnicianId">Whose time; when it is left out, that of whoever has the shortest journey of those who could come.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="Minutes">For how long it is kept, from 1 minute to 90 days; 10 minutes unless told.</param>
/// <param name="Prefer">Who comes when nobody is named and this technician could.</param>
/// <param name="IgnoreJourney">Why it is booked although the technician could not travel there, or on from there, in time; at most 2,000 characters.</param>
[method: JsonConstructor]
public sealed record HoldSlot(
    DateTime Start, TechnicianId? TechnicianId = null, int Place = 1, int Minutes = 10, TechnicianId? Prefer = null, string? IgnoreJourney = null)
{
    /// <summary>A time of a technician who is named.</summary>
    public HoldSlot(TechnicianId TechnicianId, DateTime Start, int Place = 1, int Minutes = 10, string? IgnoreJourney = null)
        : this(Start, TechnicianId, Place, Minutes, null, IgnoreJourney)
    {
    }

    /// <summary>As long as an offer can hold.</summary>
    internal const int LongestMinutes = 90 * 24 * 60;

    /// <param name="state">The booking.</param>
    /// <param name="command">Which time.</param>
    /// <param name="who">The technician with the calendar, or all of them; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, HoldSlot command, object? who, DateTimeOffset now)
    {
        var (slot, obstacle) = command.TechnicianId is { } named
            ? SlotChoice.Of(state, new SlotWish(command.Start, named, command.Place, command.IgnoreJourney), (FactPair?)who, now)
            : SlotChoice.OfAnybody(state, command.Start, command.Prefer, (EveryFact)who!, now);
        return slot is null ? new Rejected(obstacle!.Rejection) : Accept(new SlotHeld(now, slot, now.AddMinutes(command.Minutes), command.IgnoreJourney));
    }

    internal sealed class Validator : AbstractValidator<HoldSlot>
    {
        public Validator()
        {
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.Prefer).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleFor(c => c.Prefer).Null().When(c => c.TechnicianId is not null).WithMessage("Leave prefer out when technicianId is given.");
            RuleFor(c => c.Place).Equal(1).When(c => c.TechnicianId is null).WithMessage("Leave place out when nobody is named.");
            RuleFor(c => c.IgnoreJourney).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.IgnoreJourney).Null().When(c => c.TechnicianId is null).WithMessage("Name the technician whose journey does not count.");
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
            RuleFor(c => c.Minutes).InclusiveBetween(1, LongestMinutes).WithMessage("Give the minutes, from 1 to 129,600 (90 days).");
        }
    }
}
