using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Nobody and nothing is in danger any more; the repair may follow.</summary>
/// <param name="Note">What was done, at most 2,000 characters.</param>
public sealed record MakeSafe(string? Note = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, MakeSafe command, DateTimeOffset now) =>
        Accept(new EmergencyMadeSafe(now, command.Note));

    internal sealed class Validator : AbstractValidator<MakeSafe>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
