using System.Text.RegularExpressions;
using FluentValidation;

namespace FieldServices.Domain.Shared;

internal sealed partial class AddressValidator : AbstractValidator<Address>
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
        RuleFor(a => a.Postcode).Must(p => p is null || FullPostcode().IsMatch(Address.Compact(p)))
            .WithMessage("Write the whole UK postcode, such as NW6 6RG, or leave it out.");
        RuleFor(a => a.PostcodeDistrict).Must(d => d is null || District().IsMatch(d.Trim()))
            .WithMessage("Write only the first half of the postcode, such as NW6, or leave it out.");
    }

    [GeneratedRegex("^([A-PR-UWYZ][A-HK-Y]?[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2}|GIR0AA)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FullPostcode();

    [GeneratedRegex("^[A-PR-UWYZ][A-HK-Y]?[0-9][A-Z0-9]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex District();
}
