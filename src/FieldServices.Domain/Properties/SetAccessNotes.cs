using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Says how to get in.</summary>
/// <param name="Notes">Keys, codes, neighbours, dogs, at most 2,000 characters; left out: nothing to know. Kept sealed.</param>
public sealed record SetAccessNotes(PersonalText? Notes = null)
{
    public static Decision<PropertyEvent> Decide(Property state, SetAccessNotes command, DateTimeOffset now) =>
        state.AccessNotes is null && command.Notes is null ? Accept() : Accept(new AccessNotesSet(command.Notes));

    internal sealed class Validator : AbstractValidator<SetAccessNotes>
    {
        public Validator() => RuleFor(c => c.Notes).OptionalPersonal(TextRules.NoteLength);
    }
}
