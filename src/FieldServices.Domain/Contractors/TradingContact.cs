using FieldServices.Domain.Shared;
using FluentValidation;

namespace FieldServices.Domain.Contractors;

/// <summary>How a contractor is reached in business hours and out of them.</summary>
/// <param name="Person">Name of the person to ask for.</param>
/// <param name="Phone">UK national or international number.</param>
/// <param name="Email">E-mail address for offers and orders.</param>
public sealed record TradingContact(string? Person = null, string? Phone = null, string? Email = null)
{
    internal sealed class Validator : AbstractValidator<TradingContact>
    {
        public Validator()
        {
            RuleFor(c => c.Person).OptionalText(TextRules.NameLength);
            RuleFor(c => c.Phone).OptionalPhone();
            RuleFor(c => c.Email).OptionalEmail();
        }
    }
}
