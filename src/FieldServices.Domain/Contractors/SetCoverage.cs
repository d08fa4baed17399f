using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Contractors.ContractorEvent>;

namespace FieldServices.Domain.Contractors;

/// <summary>Says where the contractor works: either a circle (centre and radiusMetres) or a polygon.</summary>
/// <param name="Centre">Centre of the circle.</param>
/// <param name="RadiusMetres">Radius of the circle in metres, from 1 to 1,000,000.</param>
/// <param name="Polygon">Corners in order around the area, at least 3; the last need not repeat the first.</param>
public sealed record SetCoverage(GeoPoint? Centre = null, double? RadiusMetres = null, IReadOnlyList<GeoPoint>? Polygon = null)
{
    public static Decision<ContractorEvent> Decide(Contractor state, SetCoverage command, DateTimeOffset now)
    {
        var coverage = new Coverage(command.Centre, command.RadiusMetres, command.Polygon is null ? null : Closed(command.Polygon));
        return coverage.SameAs(state.Coverage) ? Accept() : Accept(new ContractorCoverageSet(coverage));
    }

    private static IReadOnlyList<GeoPoint> Closed(IReadOnlyList<GeoPoint> ring) => ring[0] == ring[^1] ? ring : [.. ring, ring[0]];

    internal sealed class Validator : AbstractValidator<SetCoverage>
    {
        private const double LargestRadiusMetres = 1_000_000;

        public Validator()
        {
            RuleFor(c => c).Must(c => (c.Polygon is not null) != (c.Centre is not null || c.RadiusMetres is not null))
                .WithName("Coverage").OverridePropertyName("")
                .WithMessage("Give either centre and radiusMetres, or polygon: exactly one of the two forms.");
            RuleFor(c => c.Centre).NotNull().When(c => c.RadiusMetres is not null && c.Polygon is null)
                .WithMessage("Give the centre of the circle as latitude and longitude.");
            RuleFor(c => c.RadiusMetres).NotNull().When(c => c.Centre is not null && c.Polygon is null)
                .WithMessage("Give the radius of the circle in metres.");
            RuleFor(c => c.Centre!).SetValidator(GeoPointValidator.Instance).When(c => c.Centre is not null);
            RuleFor(c => c.RadiusMetres).Must(r => r is null or (>= 1 and <= LargestRadiusMetres))
                .WithMessage("Give the radius in metres, from 1 to 1,000,000.");
            RuleFor(c => c.Polygon!).SetValidator(RingValidator.Instance).When(c => c.Polygon is not null);
        }
    }
}
