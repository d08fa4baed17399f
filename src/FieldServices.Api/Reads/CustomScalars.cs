using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;
using NetTopologySuite.Geometries;

namespace FieldServices.Api.Reads;

/// <summary>Scalars that the read API needs beside the engine's own.</summary>
public static class CustomScalars
{
    public static ScalarType Date { get; } = new(
        "Date", "A calendar date such as 2026-11-20.", "https://scalars.graphql.org/andimarek/local-date.html",
        value => ((DateOnly)value).ToString("O", CultureInfo.InvariantCulture),
        json => DateOf(json.ValueKind == JsonValueKind.String ? json.GetString() : null),
        literal => DateOf((literal as StringValue)?.Text));

    public static ScalarType TimeOfDay { get; } = new(
        "TimeOfDay", "What a clock shows, such as 08:30:00.", "https://scalars.graphql.org/andimarek/local-time.html",
        value => ((TimeOnly)value).ToString("HH:mm:ss", CultureInfo.InvariantCulture), null, null);

    public static ScalarType Decimal { get; } = new(
        "Decimal", "An exact decimal number, written as text, such as \"1250.50\".", null,
        value => ((decimal)value).ToString(CultureInfo.InvariantCulture),
        json => DecimalOf(json.ToString()),
        literal => DecimalOf(TextOf(literal)));

    public static ScalarType GeoJson { get; } = new(
        "GeoJSON", "A place as a GeoJSON geometry; coordinates are longitude, latitude (WGS 84).", "https://www.rfc-editor.org/rfc/rfc7946",
        value => GeoJsonOf((Geometry)value), null, null);

    /// <summary>The argument <c>after</c> of lists: text continues a page, a number waits for a write.</summary>
    public static ScalarType After { get; } = new(
        "After",
        "Either the `endCursor` of a page (text), which continues the list behind it, or the position that a command answered (a whole number), which the list must contain.",
        null,
        value => value,
        json => json.ValueKind == JsonValueKind.String ? json.GetString() : (object)PositionOf(json.ToString()),
        literal => literal is StringValue cursor ? cursor.Text : (object)PositionOf(TextOf(literal)));

    private static string? TextOf(Value literal) => literal switch
    {
        StringValue text => text.Text,
        IntValue number => number.Text,
        FloatValue number => number.Text,
        _ => null,
    };

    private static long PositionOf(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        ? position
        : throw new ScalarCoercionException("After is the endCursor of a page (text) or a position (a whole number).");

    private static decimal DecimalOf(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ScalarCoercionException("Expected a number such as \"1250.50\".");

    private static DateOnly DateOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new ScalarCoercionException("Expected a date such as 2026-11-20.");

    private static JsonElement GeoJsonOf(Geometry geometry)
    {
        JsonNode json = geometry switch
        {
            Point point => new JsonObject { ["type"] = "Point", ["coordinates"] = Position(point.Coordinate) },
            Polygon polygon => new JsonObject
            {
                ["type"] = "Polygon",
                ["coordinates"] = new JsonArray([.. polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Ring)]),
            },
            _ => throw new NotSupportedException($"{geometry.GeometryType} has no GeoJSON form here."),
        };
        return JsonSerializer.SerializeToElement(json, ApiJson.Default.JsonNode);
    }

    private static JsonArray Ring(LineString ring) => new([.. ring.Coordinates.Select(Position)]);

    private static JsonArray Position(Coordinate at) => new(at.X, at.Y);
}
