using NetTopologySuite;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace FieldServices.Domain.Shared;

/// <summary>Points and rings of the domain as geometries (WGS 84, longitude first), for coverage and for the read models.</summary>
public static class Shapes
{
    public const int Wgs84 = 4326;

    private static readonly GeometryFactory Factory = NtsGeometryServices.Instance.CreateGeometryFactory(Wgs84);

    public static Point ToGeometry(this GeoPoint point) => Factory.CreatePoint(ToCoordinate(point));

    public static GeoPoint ToGeoPoint(this Geometry geometry) => new(geometry.Coordinate.Y, geometry.Coordinate.X);

    /// <summary>The polygon of a ring; the last point need not repeat the first.</summary>
    public static Polygon ToPolygon(this IReadOnlyList<GeoPoint> ring) => Factory.CreatePolygon(Close(ring));

    public static IReadOnlyList<GeoPoint> ToRing(this Polygon polygon) =>
        [.. polygon.ExteriorRing.Coordinates.Select(c => new GeoPoint(c.Y, c.X))];

    /// <summary>True inside the ring and on its edge; edges are straight in degrees.</summary>
    public static bool Covers(this IReadOnlyList<GeoPoint> ring, GeoPoint point) =>
        RayCrossingCounter.LocatePointInRing(ToCoordinate(point), Close(ring)) != Location.Exterior;

    private static Coordinate ToCoordinate(GeoPoint point) => new(point.Longitude, point.Latitude);

    private static Coordinate[] Close(IReadOnlyList<GeoPoint> ring)
    {
        var open = ring.Select(ToCoordinate);
        return ring[0] == ring[^1] ? [.. open] : [.. open, ToCoordinate(ring[0])];
    }
}
