using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Somebody is to ask the caller how things are; comes by itself the morning after the emergency was resolved.</summary>
/// <param name="Note">What to ask, at most 2,000 characters.</param>
public sealed record RaiseFollowUp(string? Note = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, RaiseFollowUp command, DateTimeOffset now) =>
        state.FollowUpRaised
            ? Reject("emergency.follow-up-already-raised", "The follow-up is on the office's list already.")
            : Accept(new FollowUpRaised(now, command.Note));

    internal sealed class Validator : AbstractValidator<RaiseFollowUp>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
