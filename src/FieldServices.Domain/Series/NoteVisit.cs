using FieldServices.Domain.Bookings;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Series.SeriesEvent>;

namespace FieldServices.Domain.Series;

/// <summary>Notes what became of the booking of a visit; sent by the series itself.</summary>
/// <param name="Day">The day that the rule gave the visit.</param>
/// <param name="Plan">Which of the series' plans it belongs to.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Code">The rule that kept it from its time.</param>
/// <param name="BookingId">Its booking, when who comes is to be kept in mind for the next visits.</param>
public sealed record NoteVisit(DateOnly Day, int Plan, VisitOutcome Outcome, string? Code = null, BookingId? BookingId = null)
{
    public static Decision<SeriesEvent> Decide(BookingSeries state, NoteVisit command, Booking? booking, DateTimeOffset now)
    {
        if (state.Visits.FirstOrDefault(v => (v.Visit.Day, v.Visit.Plan) == (command.Day, command.Plan)) is not { } known)
            return Reject("series.no-such-visit", "The rule gives no visit on that day; look at visits for its days.");
        var withdrawing = known.Standing == VisitStanding.Withdrawing;
        return command.Outcome switch
        {
            VisitOutcome.Kept when withdrawing => Accept(new VisitKept(now, command.Day, command.Plan, state.Withdrawing - 1)),
            VisitOutcome.Gone when withdrawing => Accept(new VisitGone(now, command.Day, command.Plan, state.Withdrawing - 1)),
            VisitOutcome.Booked when known.Standing is VisitStanding.Planned or VisitStanding.NoSlot => Accept(new VisitBooked(now, command.Day, command.Plan, booking?.Slot?.TechnicianId)),
            VisitOutcome.NoSlot when !withdrawing && known.Standing is VisitStanding.Planned or VisitStanding.Booked =>
                Accept(new VisitWithoutSlot(now, command.Day, command.Plan, command.Code ?? "booking.slot-taken")),
            _ => Accept(),
        };
    }

    internal sealed class Validator : AbstractValidator<NoteVisit>
    {
        public Validator()
        {
            RuleFor(c => c.Outcome).IsInEnum().WithMessage("Choose booked, no-slot, kept or gone.");
            RuleFor(c => c.Code).OptionalText(TextRules.NameLength);
        }
    }
}
