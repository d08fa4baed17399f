using FieldServices.Domain.Bookings;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.Domain.WorkOrders.VisitProgress;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Everything that is still to come is given back; what is done stays done. What the customer owes follows once from the terms, by the next visit to come.</summary>
/// <param name="By">Who gives it back; only customers may owe a fee.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
/// <param name="Waive">True to let the customer off the fee.</param>
public sealed record CancelWorkOrder(CancelledBy By, string? Reason = null, bool Waive = false)
{
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, CancelWorkOrder command, DateTimeOffset now)
    {
        // A visit without a time still has its booking; a missed one is settled.
        var rest = state.Visits.Where(v => v.Progress is not (Done or Missed)).ToList();
        return Accept(new WorkOrderCancelled(now, command.By, command.Reason, FeeFor(state, command, rest, now), [.. rest.Select(v => v.Number)]));
    }

    // The time of a visit that was broken off is over; one that was agreed is to come, however late the technician is.
    private static Money? FeeFor(WorkOrder state, CancelWorkOrder command, List<OrderedVisit> rest, DateTimeOffset now) =>
        command is { By: CancelledBy.Customer, Waive: false } && state.Status is WorkOrderStatus.Confirmed or WorkOrderStatus.InProgress
        && rest.FirstOrDefault(v => v.Progress != Interrupted || v.Time!.From > now) is { Time: { } next }
            ? state.Terms!.CancellationTerms.FeeAt(now, next.From)
            : null;

    internal sealed class Validator : AbstractValidator<CancelWorkOrder>
    {
        public Validator()
        {
            RuleFor(c => c.By).IsInEnum().WithMessage("Choose customer, office or technician.");
            RuleFor(c => c.Reason).OptionalText(TextRules.NoteLength);
        }
    }
}
