using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Emergencies;

/// <summary>Who reported; personal data, kept together and apart from everything else.</summary>
/// <param name="Name">Name of the caller, at most 200 characters.</param>
/// <param name="Phone">UK national or international number to call back.</param>
/// <param name="Email">E-mail address for updates.</param>
public sealed record Caller(PersonalText? Name = null, PersonalText? Phone = null, PersonalText? Email = null)
{
    internal sealed class Validator : AbstractValidator<Caller>
    {
        public Validator()
        {
            RuleFor(c => c.Name).OptionalPersonal(TextRules.NameLength);
            RuleFor(c => c.Phone).OptionalPhone();
            RuleFor(c => c.Email).OptionalEmail();
        }
    }
}
