using FieldServices.Domain.Bookings;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Keeps a time for every visit for a while: all of them, or none. What was held before is given back.</summary>
/// <param name="Visits">A time for each visit, in their order.</param>
/// <param name="Minutes">For how long they are kept, from 1 minute to 90 days; 10 minutes unless told.</param>
public sealed record HoldVisits(IReadOnlyList<VisitChoice> Visits, int Minutes = 10)
{
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, HoldVisits command, DateTimeOffset now)
    {
        if (command.Visits.Count != state.Visits.Count)
            return Reject("work-order.visits-missing", $"It takes {state.Visits.Count} visits ({string.Join(", ", state.Visits.Select(v => v.Name))}); give a time for each, in their order.");
        var held = new VisitsHeld(now, command.Visits, command.Minutes, now.AddMinutes(command.Minutes));
        return VisitOrder.Problem(state.Terms!, WorkOrder.Evolve(state, held).Visits, state.Zone) is { } problem ? new Rejected(problem) : Accept(held);
    }

    internal sealed class Validator : AbstractValidator<HoldVisits>
    {
        public Validator()
        {
            RuleFor(c => c.Visits).NotEmpty().WithMessage("Give a time for each visit, in their order.");
            RuleForEach(c => c.Visits).Cascade(CascadeMode.Stop).NotNull().WithMessage("Give start and technicianId; null is not a time.").ChildRules(visit =>
            {
                visit.RuleFor(v => v.Start).LocalStart();
                visit.RuleFor(v => v.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id.");
                visit.RuleFor(v => v.Place).InclusiveBetween(1, 50).WithMessage("Give the place, from 1 to 50.");
                visit.RuleFor(v => v.IgnoreJourney).OptionalText(TextRules.NoteLength);
            });
            RuleFor(c => c.Minutes).InclusiveBetween(1, HoldSlot.LongestMinutes).WithMessage("Give the minutes, from 1 to 129,600 (90 days).");
        }
    }
}
