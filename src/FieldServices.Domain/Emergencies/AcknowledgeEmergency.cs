using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>A person has taken note of the report.</summary>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record AcknowledgeEmergency(string? Note = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, AcknowledgeEmergency command, DateTimeOffset now) =>
        Accept(new EmergencyAcknowledged(now, command.Note));

    internal sealed class Validator : AbstractValidator<AcknowledgeEmergency>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
