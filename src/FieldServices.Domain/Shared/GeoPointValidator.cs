using FluentValidation;

namespace FieldServices.Domain.Shared;

internal sealed class GeoPointValidator : AbstractValidator<GeoPoint>
{
    public static GeoPointValidator Instance { get; } = new();

    private GeoPointValidator()
    {
        RuleFor(p => p.Latitude).Must(v => double.IsFinite(v) && Math.Abs(v) <= 90)
            .WithMessage("Give the latitude in degrees, from -90 to 90 (London is near 51.5).");
        RuleFor(p => p.Longitude).Must(v => double.IsFinite(v) && Math.Abs(v) <= 180)
            .WithMessage("Give the longitude in degrees, from -180 to 180 (London is near -0.1).");
    }
}
