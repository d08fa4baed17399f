using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.Domain.WorkOrders.VisitProgress;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Notes how far the booking of a visit is; sent by the work order itself.</summary>
/// <param name="Visit">Which one, from 1.</param>
/// <param name="Progress">How far it is; open when its hold has run out.</param>
/// <param name="Version">The version of the booking that says so; what is older than what was noted already changes nothing.</param>
public sealed record NoteProgress(int Visit, VisitProgress Progress, long Version)
{
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, NoteProgress command, DateTimeOffset now)
    {
        if (state.Visits.FirstOrDefault(v => v.Number == command.Visit) is not { } visit)
            return Reject("work-order.no-such-visit", $"It has the visits 1 to {state.Visits.Count}; choose one of them.");
        if (state.Status == WorkOrderStatus.Cancelled || command.Version <= visit.Noted)
            return Accept();
        // Only what is held runs out, and only what was agreed goes on.
        if (command.Progress == Open ? visit.Progress != Held : visit.Progress is Open or Held)
            return Accept();
        var done = state.Visits.Count(v => (v == visit ? command.Progress : v.Progress) == Done);
        var noted = new ProgressNoted(now, command.Visit, command.Progress, command.Version, done);
        return done == state.Visits.Count ? Accept(noted, new WorkOrderCompleted(now)) : Accept(noted);
    }

    internal sealed class Validator : AbstractValidator<NoteProgress>
    {
        public Validator()
        {
            RuleFor(c => c.Version).GreaterThan(0).WithMessage("Give the version of the booking, from 1.");
            RuleFor(c => c.Progress).Must(p => p is Open or Underway or Interrupted or Missed or Done).WithMessage("Choose open, underway, interrupted, missed or done.");
        }
    }
}
