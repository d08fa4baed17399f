using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The emergency is not pursued: it was none, it is known already, or the caller takes it back.</summary>
/// <param name="Reason">Why it is not pursued.</param>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
/// <param name="DuplicateOf">The emergency that stays; only with the reason duplicate.</param>
public sealed record CancelEmergency(CancelReason Reason, string? Note = null, EmergencyId? DuplicateOf = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, CancelEmergency command, DateTimeOffset now) =>
        Accept([.. state.Clock.Running(state.Priority, now), new EmergencyCancelled(now, command.Reason, command.Note, command.DuplicateOf)]);

    internal sealed class Validator : AbstractValidator<CancelEmergency>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).IsInEnum().WithMessage("Choose false-alarm, duplicate or by-caller.");
            RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.DuplicateOf).Null().When(c => c.Reason != CancelReason.Duplicate)
                .WithMessage("Leave duplicateOf out unless the reason is duplicate.");
        }
    }
}
