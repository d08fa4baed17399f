using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class DateTimeScalar
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static ScalarType Create() => new(
        "DateTime",
        "An instant with its offset from UTC, such as `2026-03-09T14:30:00Z` (RFC 3339). Answers are in UTC.",
        "https://scalars.graphql.org/andimarek/date-time.html",
        Serialize,
        static value => Parse(value.ValueKind == JsonValueKind.String ? value.GetString() : null, Describe.Json(value)),
        static literal => Parse((literal as StringValue)?.Text, Describe.Literal(literal)));

    private static object Serialize(object value) => value switch
    {
        DateTimeOffset => value,
        System.DateTime { Kind: not DateTimeKind.Unspecified } time => new DateTimeOffset(time.ToUniversalTime()),
        _ => throw new ScalarCoercionException($"DateTime cannot represent value: {Describe.Clr(value)}"),
    };

    private static DateTimeOffset Parse(string? text, string shown)
    {
        if (text is not null && HasOffset(text)
            && DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }
        throw new ScalarCoercionException($"DateTime cannot represent value: {shown}. Write it with an offset, such as \"2026-03-09T14:30:00Z\".");
    }

    private static bool HasOffset(string text) => text.Length > 16 && (text[^1] is 'Z' or 'z' || text.AsSpan(16).IndexOfAny('+', '-') >= 0);
}
