using FluentValidation;

namespace FieldServices.Domain.Shared;

/// <summary>A polygon's outer ring: a simple area of the world that does not cross the 180° meridian.</summary>
internal sealed class RingValidator : AbstractValidator<IReadOnlyList<GeoPoint>>
{
    private const int MaximumPoints = 2_000;

    public static RingValidator Instance { get; } = new();

    private RingValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleForEach(r => r).NotNull().WithMessage("Give every corner as latitude and longitude; null is not a corner.")
            .SetValidator(GeoPointValidator.Instance).OverridePropertyName("");
        RuleFor(r => r).Cascade(CascadeMode.Stop)
            .Must(r => r.Count <= MaximumPoints).WithMessage($"Simplify the polygon to at most {MaximumPoints} corners.")
            .Must(r => r.Distinct().Count() >= 3).WithMessage("Give at least 3 different corners.")
            .Must(r => r.Max(p => p.Longitude) - r.Min(p => p.Longitude) <= 180)
            .WithMessage("Split the area at the 180° meridian; one polygon cannot cross it.")
            .Must(r => r.ToPolygon().IsValid)
            .WithMessage("The edges of the polygon cross or touch each other; list the corners in order around the area.")
            .When(r => r.All(p => p is not null && GeoPointValidator.Instance.Validate(p).IsValid))
            .OverridePropertyName("");
    }
}
