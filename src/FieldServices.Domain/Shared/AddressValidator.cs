using FieldServices.Domain.Shared.Formats;
using FluentValidation;

namespace FieldServices.Domain.Shared;

internal sealed class AddressValidator : AbstractValidator<Address>
{
    private const int MaximumLength = 200;

    public static AddressValidator Instance { get; } = new();

    private AddressValidator()
    {
        RuleFor(a => a.Line1).OptionalText(MaximumLength);
        RuleFor(a => a.Line2).OptionalText(MaximumLength);
        RuleFor(a => a.Town).OptionalText(MaximumLength);
        RuleFor(a => a.Borough).OptionalText(MaximumLength);
        RuleFor(a => a.Ward).OptionalText(MaximumLength);
        RuleFor(a => a.Postcode).Must(p => p is null || Postcode.TryParse(p, out _, out _))
            .WithMessage("Write the whole UK postcode, such as NW6 6RG, or leave it out.");
        RuleFor(a => a.PostcodeDistrict).Must(d => d is null || Postcode.IsOutcode(d))
            .WithMessage("Write only the first half of the postcode, such as NW6, or leave it out.");
    }
}
