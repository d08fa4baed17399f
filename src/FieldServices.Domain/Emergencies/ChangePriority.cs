using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Raises or lowers the urgency; the deadlines are planned anew from the time of the report, pauses included.</summary>
/// <param name="Priority">The new priority.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record ChangePriority(Priority Priority, string Reason)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, ChangePriority command, DateTimeOffset now) =>
        state.Priority == command.Priority
            ? Reject("emergency.priority-unchanged", $"The priority is {state.Priority} already; name another.")
            : Accept(new PriorityChanged(now, state.Priority, command.Priority, command.Reason, state.Clock.Plan(command.Priority)));

    internal sealed class Validator : AbstractValidator<ChangePriority>
    {
        public Validator()
        {
            RuleFor(c => c.Priority).IsInEnum().WithMessage("Choose p1, p2, p3 or p4.");
            RuleFor(c => c.Reason).Text(TextRules.NoteLength);
        }
    }
}
