using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The trouble is back or was never over: a new visit, with new deadlines counted from now.</summary>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record ReopenEmergency(string Reason)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, ReopenEmergency command, DateTimeOffset now) =>
        Accept(new EmergencyReopened(now, command.Reason, ServiceLevels.Deadlines(state.Priority, now, TimeSpan.Zero)));

    internal sealed class Validator : AbstractValidator<ReopenEmergency>
    {
        public Validator() => RuleFor(c => c.Reason).Text(TextRules.NoteLength);
    }
}
