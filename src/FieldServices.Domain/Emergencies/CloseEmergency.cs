using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The office has nothing left to do.</summary>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record CloseEmergency(string? Note = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, CloseEmergency command, DateTimeOffset now) =>
        Accept(new EmergencyClosed(now, command.Note));

    internal sealed class Validator : AbstractValidator<CloseEmergency>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
