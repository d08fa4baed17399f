using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Contractors;

/// <summary>How a contractor is reached in business hours and out of them.</summary>
/// <param name="Person">Name of the person to ask for.</param>
/// <param name="Phone">UK national or international number.</param>
/// <param name="Email">E-mail address for offers and orders.</param>
public sealed record TradingContact(PersonalText? Person = null, PersonalText? Phone = null, PersonalText? Email = null)
{
    internal sealed class Validator : AbstractValidator<TradingContact>
    {
        public Validator()
        {
            RuleFor(c => c.Person).OptionalPersonal(TextRules.NameLength);
            RuleFor(c => c.Phone).OptionalPhone();
            RuleFor(c => c.Email).OptionalEmail();
        }
    }
}
