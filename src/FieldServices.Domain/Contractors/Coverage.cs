using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

/// <summary>Where a contractor works: a circle or a polygon, never both.</summary>
/// <param name="Centre">Centre of the circle.</param>
/// <param name="RadiusMetres">Radius of the circle, in metres.</param>
/// <param name="Polygon">Corners of the area in order.</param>
public sealed record Coverage(GeoPoint? Centre = null, double? RadiusMetres = null, IReadOnlyList<GeoPoint>? Polygon = null)
{
    public bool Covers(GeoPoint point) =>
        Polygon is not null ? Polygon.Covers(point) : Earth.DistanceMetres(Centre!, point) <= RadiusMetres;

    /// <summary>The circle's centre or the polygon's centre of gravity: distances are measured from it.</summary>
    [JsonIgnore]
    public GeoPoint Middle => Centre ?? Polygon!.ToPolygon().Centroid.ToGeoPoint();

    /// <summary>Equality by the corners, which a record does not give for lists.</summary>
    public bool SameAs(Coverage? other) =>
        other is not null && Centre == other.Centre && RadiusMetres.Equals(other.RadiusMetres)
        && (Polygon is null ? other.Polygon is null : other.Polygon is not null && Polygon.SequenceEqual(other.Polygon));
}
