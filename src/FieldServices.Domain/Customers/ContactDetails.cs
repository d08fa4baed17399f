using FieldServices.Domain.Shared;
using FieldServices.Domain.Shared.Formats;
using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Customers;

/// <summary>Who is spoken with, and how.</summary>
/// <param name="Name">Name of the person, at most 200 characters.</param>
/// <param name="Phone">A UK number in any usual form, or an international one with its + and country code; kept as E.164.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Role">What the person does there, such as "site manager"; at most 200 characters.</param>
public sealed record ContactDetails(PersonalText Name, PersonalText? Phone = null, PersonalText? Email = null, string? Role = null)
{
    internal static Validator Rules { get; } = new();

    internal CustomerContact Numbered(int number) => new(number, Name.Trim(), Phone?.AsE164(), Email?.Trim(), Role?.Trim());

    internal sealed class Validator : AbstractValidator<ContactDetails>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Personal(TextRules.NameLength);
            RuleFor(c => c.Phone).OptionalDialledPhone();
            RuleFor(c => c.Email).OptionalEmail();
            RuleFor(c => c.Role).OptionalText(TextRules.NameLength);
            RuleFor(c => c).Must(c => c.Phone is not null || c.Email is not null)
                .WithMessage("Give a telephone number or an e-mail address, or both.").OverridePropertyName("");
        }
    }
}
