using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Four fifths of the time of a promise are used and it is still open; noted by the clock itself.</summary>
/// <param name="Deadline">Which promise.</param>
/// <param name="Due">Its deadline: acknowledgeBy, dispatchBy or onSiteBy as planned now; a note about a deadline that has moved is refused.</param>
public sealed record NoteNearBreach(DeadlineKind Deadline, DateTimeOffset Due)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, NoteNearBreach command, DateTimeOffset now) =>
        DeadlineRules.Refusal(state, new NotedDeadline(command.Deadline, command.Due, Breached: false), now) is { } refusal
            ? Reject(refusal.Code, refusal.Message)
            : Accept(new DeadlineNearlyBreached(now, command.Deadline, command.Due, Attribution.Of(state, command.Deadline)));

    internal sealed class Validator : AbstractValidator<NoteNearBreach>
    {
        public Validator()
        {
            RuleFor(c => c.Deadline).Deadline();
            RuleFor(c => c.Due).Due();
        }
    }
}
