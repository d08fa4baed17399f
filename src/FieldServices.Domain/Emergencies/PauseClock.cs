using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Stops the clock because the customer's side prevents the work.</summary>
/// <param name="Reason">What prevents it.</param>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record PauseClock(PauseReason Reason, string? Note = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, PauseClock command, DateTimeOffset now) =>
        state.Clock.IsPaused
            ? Reject("emergency.clock-already-paused", "The clock is paused already; resume it first.")
            : Accept(new ClockPaused(now, command.Reason, command.Note));

    internal sealed class Validator : AbstractValidator<PauseClock>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).IsInEnum().WithMessage("Choose customer-not-reachable or access-refused.");
            RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
        }
    }
}
