using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;
using NetTopologySuite.Geometries;
using NpgsqlTypes;

namespace FieldServices.Api.Reads.Filters;

/// <summary>Conditions on places: within a distance of a point, or within a polygon.</summary>
internal static class PlaceFilter
{
    private const int MostCorners = 1_000;
    private const double LongestMetres = 20_040_000;

    private static readonly ColumnType Geography = ColumnType.For(typeof(Geometry), Domain.DomainJson.Default);

    /// <summary>The input type of the filter.</summary>
    public static InputObjectType TypeOf(SchemaBuilder schema)
    {
        var point = schema.InputObject("PointInput", "A place on earth (WGS 84).")
            .Field("latitude", Scalars.Float.NonNull(), "From -90 to 90.").Field("longitude", Scalars.Float.NonNull(), "From -180 to 180.");
        var distance = schema.InputObject("DistanceInput", "A circle on the ground.")
            .Field("of", point.NonNull(), "Its centre.").Field("metres", Scalars.Float.NonNull(), "Its radius.");
        var within = schema.InputObject("WithinInput", "A part of the earth.", isOneOf: true)
            .Field("distance", distance, "What is at most so far from a point.")
            .Field("polygon", point.NonNull().List(), "What is inside of these corners or on the edge; at least three, in order. It need not be closed.");
        return schema.InputObject("LocationFilter", "Conditions on a place.")
            .Field("within", within, "The place is in this part of the earth.").Field("isNull", Scalars.Boolean, "true: absent; false: present.");
    }

    public static void Add(SqlText sql, string c, IReadOnlyDictionary<string, object?> within)
    {
        if (within.GetValueOrDefault("distance") is IReadOnlyDictionary<string, object?> distance)
        {
            var metres = (double)distance["metres"]!;
            if (metres is not (>= 0 and <= LongestMetres))
                throw new GraphQLFieldException($"'metres' is from 0 to {LongestMetres:0}.", "BAD_USER_INPUT");
            Place(sql.Add($"st_dwithin({c}, "), new Point(CornerOf(distance["of"]))).Add(", ").AddValue(metres, NpgsqlDbType.Double).Add(")");
        }
        else
            Place(sql.Add("st_covers("), PolygonOf((IReadOnlyList<object?>)within["polygon"]!)).Add($", {c})");
    }

    private static SqlText Place(SqlText sql, Geometry geometry) =>
        sql.Add("st_geomfromewkb(").AddValue(Geography.ToDb(geometry), NpgsqlDbType.Bytea).Add(")::geography");

    private static Polygon PolygonOf(IReadOnlyList<object?> corners)
    {
        var ring = corners.Select(CornerOf).ToList();
        if (ring.Count > 0 && !ring[0].Equals2D(ring[^1]))
            ring.Add(ring[0]);
        return ring.Count is >= 4 and <= MostCorners ? new Polygon(new LinearRing([.. ring]))
            : throw new GraphQLFieldException($"'polygon' has from 3 to {MostCorners - 1} corners.", "BAD_USER_INPUT");
    }

    private static Coordinate CornerOf(object? point)
    {
        var given = (IReadOnlyDictionary<string, object?>)point!;
        var (latitude, longitude) = ((double)given["latitude"]!, (double)given["longitude"]!);
        return latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new Coordinate(longitude, latitude)
            : throw new GraphQLFieldException("'latitude' is from -90 to 90 and 'longitude' from -180 to 180.", "BAD_USER_INPUT");
    }
}
