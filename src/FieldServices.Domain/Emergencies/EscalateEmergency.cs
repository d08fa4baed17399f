using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Calls in the on-call manager; a safety risk does it by itself, as soon as it is reported.</summary>
/// <param name="Reason">Why a manager is needed.</param>
/// <param name="Note">What the manager should know, at most 2,000 characters; needed when the reason is other.</param>
public sealed record EscalateEmergency(EscalationReason Reason, string? Note = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, EscalateEmergency command, DateTimeOffset now) =>
        state.Escalated
            ? Reject("emergency.already-escalated", "The on-call manager has been called in already; there is nothing to escalate.")
            : Accept(new EmergencyEscalated(now, command.Reason, command.Note));

    internal sealed class Validator : AbstractValidator<EscalateEmergency>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).IsInEnum().WithMessage("Choose safety-risk, no-contractor or other.");
            RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.Note).NotNull().When(c => c.Reason == EscalationReason.Other).WithMessage("Say in the note why a manager is needed.");
        }
    }
}
