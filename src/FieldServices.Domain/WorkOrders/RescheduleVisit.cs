using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.Domain.WorkOrders.VisitProgress;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Moves one visit to another time, technician or both; after a visit that was missed or broken off, agrees it anew.</summary>
/// <param name="Visit">Which one, from 1.</param>
/// <param name="Start">When the work begins now, as the clocks at the place show it.</param>
/// <param name="TechnicianId">Whose time; the same technician's when it is left out.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other, from 1.</param>
/// <param name="Following">What becomes of the visits after it.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
/// <param name="IgnoreJourney">Why they are booked although a technician could not travel there, or on from there, in time; for every visit that moves; at most 2,000 characters.</param>
public sealed record RescheduleVisit(
    int Visit, DateTime Start, TechnicianId? TechnicianId = null, int Place = 1, FollowingVisits Following = FollowingVisits.Stay, string? Reason = null,
    string? IgnoreJourney = null)
{
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, RescheduleVisit command, DateTimeOffset now)
    {
        if (state.ExpiresAt <= now)
            return Reject("work-order.hold-expired", "The hold has run out; hold times anew.");
        if (state.Visits.FirstOrDefault(v => v.Number == command.Visit) is not { } visit)
            return Reject("work-order.no-such-visit", $"It has the visits 1 to {state.Visits.Count}; choose one of them.");
        if (visit is not { Progress: Held or Agreed or Interrupted or Missed, Time: { } time })
            return Reject("work-order.visit-not-movable", $"Only a visit to come, or one that was missed or broken off, can be moved; {visit.Label}, is {Words(visit.Progress)}.");
        var moved = new VisitsRescheduled(now, Moves(state, command, visit, time), command.Reason, command.IgnoreJourney);
        var after = WorkOrder.Evolve(state, moved);
        if (VisitOrder.Problem(state.Terms!, after.Visits, state.Zone, visit.Number) is not { } problem)
            return Accept(moved);
        return new Rejected(command.Following == FollowingVisits.Stay && VisitOrder.Problem(state.Terms!, after.Visits, state.Zone, visit.Number + 1) == problem
            ? problem with { Message = $"{problem.Message} With following 'shift' the visits after it move by as many days." }
            : problem);
    }

    /// <summary>In the order in which nobody's old time is in the way of another's new one.</summary>
    private static List<RescheduledVisit> Moves(WorkOrder state, RescheduleVisit command, OrderedVisit visit, VisitTime time)
    {
        var days = command.Following == FollowingVisits.Shift ? (command.Start.Date - time.Start.Date).Days : 0;
        List<RescheduledVisit> moves =
        [
            new(visit.Number, time.Start, command.Start, command.TechnicianId, command.Place),
            .. days == 0 ? [] : state.Visits.Where(v => v.Number > visit.Number && v.Progress is Held or Agreed).Select(v => new RescheduledVisit(v.Number, v.Time!.Start, v.Time.Start.AddDays(days))),
        ];
        if (days > 0)
            moves.Reverse();
        return moves;
    }

    private static string Words(VisitProgress progress) => Modules.Module.Words(progress.ToString());

    internal sealed class Validator : AbstractValidator<RescheduleVisit>
    {
        public Validator()
        {
            RuleFor(c => c.Visit).InclusiveBetween(1, 10).WithMessage("Give the number of the visit, from 1.");
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleFor(c => c.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
            RuleFor(c => c.Following).IsInEnum().WithMessage("Choose stay or shift.");
            RuleFor(c => c.Reason).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.IgnoreJourney).OptionalText(TextRules.NoteLength);
        }
    }
}
