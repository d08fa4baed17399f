using FieldServices.Domain.Shared;
using NetTopologySuite.Geometries;

namespace FieldServices.Domain.Contractors.Views;

/// <summary>A contractor as the office sees it.</summary>
/// <param name="Id">The contractor.</param>
/// <param name="Version">Version of the contractor's history that this row shows.</param>
/// <param name="Name">Trading name.</param>
/// <param name="Contact">How the contractor is reached.</param>
/// <param name="Skills">The skills held, valid or not.</param>
/// <param name="Certificates">Each skill with its certificate, expiry and verifier.</param>
/// <param name="Policies">Every policy of insurance on record.</param>
/// <param name="InsuredFrom">First day of the public liability policy.</param>
/// <param name="InsuredUntil">Last day of the public liability policy.</param>
/// <param name="Centre">Centre of the circle or of the polygon; distances are measured from it.</param>
/// <param name="RadiusMetres">Radius of the circle in metres; none when the coverage is a polygon.</param>
/// <param name="Area">The polygon; none when the coverage is a circle.</param>
/// <param name="Available">True when work may be offered.</param>
/// <param name="AvailabilityReason">What was said when the availability was last set.</param>
/// <param name="RegisteredAt">When the contractor was taken into the books.</param>
/// <param name="UpdatedAt">When anything here last changed.</param>
public sealed record ContractorRow(
    Guid Id,
    long Version,
    string Name,
    TradingContact? Contact,
    IReadOnlyList<Skill> Skills,
    IReadOnlyList<HeldSkill> Certificates,
    IReadOnlyList<Insurance> Policies,
    DateOnly? InsuredFrom,
    DateOnly? InsuredUntil,
    Geometry? Centre,
    double? RadiusMetres,
    Geometry? Area,
    bool Available,
    string? AvailabilityReason,
    DateTimeOffset RegisteredAt,
    DateTimeOffset UpdatedAt) : ICandidate
{
    IReadOnlyList<HeldSkill> ICandidate.Skills => Certificates;

    Coverage? ICandidate.Coverage => (Area, Centre) switch
    {
        (Polygon area, _) => new Coverage(Polygon: area.ToRing()),
        (null, not null) => new Coverage(Centre.ToGeoPoint(), RadiusMetres),
        _ => null,
    };
}
