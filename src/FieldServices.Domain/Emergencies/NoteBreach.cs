using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>A promise was not kept in time; noted by the clock itself, with whom it rested with.</summary>
/// <param name="Deadline">Which promise.</param>
/// <param name="Due">Its deadline: acknowledgeBy, dispatchBy or onSiteBy as planned now; a note about a deadline that has moved is refused.</param>
public sealed record NoteBreach(DeadlineKind Deadline, DateTimeOffset Due)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, NoteBreach command, DateTimeOffset now) =>
        DeadlineRules.Refusal(state, new NotedDeadline(command.Deadline, command.Due, Breached: true), now) is { } refusal
            ? Reject(refusal.Code, refusal.Message)
            : Accept(new DeadlineBreached(now, command.Deadline, command.Due, Attribution.Of(state, command.Deadline)));

    internal sealed class Validator : AbstractValidator<NoteBreach>
    {
        public Validator()
        {
            RuleFor(c => c.Deadline).Deadline();
            RuleFor(c => c.Due).Due();
        }
    }
}
