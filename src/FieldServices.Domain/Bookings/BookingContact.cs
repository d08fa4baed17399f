using FieldServices.Domain.Shared;
using FieldServices.Domain.Shared.Formats;
using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Bookings;

/// <summary>How the customer is told about the booking; personal data of the customer.</summary>
/// <param name="Phone">A UK number in any usual form, or an international one with its + and country code; kept as E.164.</param>
/// <param name="Email">E-mail address.</param>
public sealed record BookingContact(PersonalText? Phone = null, PersonalText? Email = null)
{
    internal BookingContact Written() => new(Phone?.AsE164(), Email?.Trim());

    internal sealed class Validator : AbstractValidator<BookingContact>
    {
        public Validator()
        {
            RuleFor(c => c.Phone).OptionalDialledPhone();
            RuleFor(c => c.Email).OptionalEmail();
            RuleFor(c => c).Must(c => c.Phone is not null || c.Email is not null)
                .WithMessage("Give a telephone number or an e-mail address, or both.").OverridePropertyName("");
        }
    }
}
