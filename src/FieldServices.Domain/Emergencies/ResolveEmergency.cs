using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The cause is dealt with, on site or, where no life is in danger, by advice over the telephone.</summary>
/// <param name="Resolution">How, at most 2,000 characters.</param>
public sealed record ResolveEmergency(string? Resolution = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, ResolveEmergency command, DateTimeOffset now) =>
        state is { Status: not (EmergencyStatus.OnSite or EmergencyStatus.MadeSafe), Priority: Priority.P1 }
            ? Reject("emergency.visit-needed", "Life is in danger, so somebody must be on site before this is resolved; dispatch a contractor or change the priority.")
            : Accept([.. state.Clock.Running(state.Priority, now), new EmergencyResolved(now, command.Resolution)]);

    internal sealed class Validator : AbstractValidator<ResolveEmergency>
    {
        public Validator() => RuleFor(c => c.Resolution).OptionalText(TextRules.NoteLength);
    }
}
