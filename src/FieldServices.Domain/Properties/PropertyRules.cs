using FieldServices.Domain.Shared;
using FluentValidation;

namespace FieldServices.Domain.Properties;

internal static class PropertyRules
{
    private const int Oldest = 1066;

    public static void Address<T>(AbstractValidator<T> validator, Func<T, Address?> address, Func<T, GeoPoint?> point)
    {
        validator.RuleFor(c => address(c)!).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("Give the address of the property.")
            .Must(a => !string.IsNullOrWhiteSpace(a.Line1)).WithMessage("Write the building and street in line1.")
            .Must(a => !string.IsNullOrWhiteSpace(a.Postcode)).WithMessage("Write the whole UK postcode in postcode, such as NW6 6RG.")
            .SetValidator(AddressValidator.Instance).OverridePropertyName("Address");
        validator.RuleFor(c => point(c)!).SetValidator(GeoPointValidator.Instance).When(c => point(c) is not null).OverridePropertyName("Point");
    }

    public static IRuleBuilderOptions<T, int?> Year<T>(this IRuleBuilder<T, int?> rule) =>
        rule.Must(y => y is null or (>= Oldest and <= 2100)).WithMessage($"Give the year in which it was built, from {Oldest} to 2100, or leave it out.");

    public static IRuleBuilderOptions<T, PropertyKind> Kind<T>(this IRuleBuilder<T, PropertyKind> rule) =>
        rule.IsInEnum().WithMessage("Choose one of the listed kinds.");
}
