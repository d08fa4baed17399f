using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FieldServices.GraphQL.Transport;

/// <summary>How the response is sent.</summary>
internal enum ResponseFormat
{
    /// <summary><c>application/json</c>: 200 whatever became of a well-formed request.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status code tells a refused request.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>.</summary>
    EventStream,
}

/// <summary>Chooses the format by the Accept header (GraphQL over HTTP, Media Types; RFC 9110, Accept).</summary>
internal static class MediaType
{
    public const string Json = "application/json; charset=utf-8";

    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    private static readonly (string Type, ResponseFormat Format)[] Offers =
    [
        ("application/json", ResponseFormat.Json),
        ("application/graphql-response+json", ResponseFormat.GraphQLResponse),
        ("text/event-stream", ResponseFormat.EventStream),
    ];

    /// <summary>The format the client likes best; null when it takes none of ours.</summary>
    public static ResponseFormat? Choose(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (StringValues.IsNullOrEmpty(header))
            return ResponseFormat.Json;
        return (string?)header switch
        {
            // What nearly every client sends needs no parsing.
            "application/json" or "*/*" => ResponseFormat.Json,
            "application/graphql-response+json" => ResponseFormat.GraphQLResponse,
            _ => Negotiate(header),
        };
    }

    private static ResponseFormat? Negotiate(StringValues header)
    {
        if (!MediaTypeHeaderValue.TryParseList(header, out var accepted))
            return null;
        ResponseFormat? best = null;
        var bestQuality = 0.0;
        var bestPrecision = -1;
        foreach (var (type, format) in Offers)
        {
            var (quality, precision) = Match(accepted, type);
            if (quality <= 0)
                continue;
            if (quality > bestQuality || (quality == bestQuality && precision > bestPrecision) || PrefersGraphQL(quality, bestQuality, precision, bestPrecision, format))
                (best, bestQuality, bestPrecision) = (format, quality, precision);
        }
        return best;
    }

    /// <summary>Named side by side with application/json and liked as much, our own media type wins.</summary>
    private static bool PrefersGraphQL(double quality, double bestQuality, int precision, int bestPrecision, ResponseFormat format) =>
        format == ResponseFormat.GraphQLResponse && quality == bestQuality && precision == bestPrecision && precision == 2;

    private static (double Quality, int Precision) Match(IList<MediaTypeHeaderValue> accepted, string type)
    {
        var best = (Quality: 0.0, Precision: -1);
        foreach (var range in accepted)
        {
            var precision = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            if (precision <= best.Precision || !Covers(range, type, precision))
                continue;
            if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                continue;
            best = (range.Quality ?? 1.0, precision);
        }
        return best;
    }

    private static bool Covers(MediaTypeHeaderValue range, string type, int precision) => precision switch
    {
        0 => true,
        1 => type.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase),
        _ => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase),
    };
}
