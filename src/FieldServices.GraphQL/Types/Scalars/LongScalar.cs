using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class LongScalar
{
    public static ScalarType Create() => new(
        "Long",
        "A signed 64-bit integer. Answered as a number; taken as a number or as text of digits.",
        null,
        static value => Serialize(value),
        static value => ParseValue(value),
        static literal => literal switch
        {
            IntValue value => Parse(value.Text),
            StringValue value => Parse(value.Text),
            _ => throw Wrong(Describe.Literal(literal)),
        });

    private static long Serialize(object value) => value switch
    {
        long or int or short or byte or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => throw Wrong(Describe.Clr(value)),
    };

    private static long ParseValue(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Parse(value.GetString()!)
        : Numbers.ToInteger(value) ?? throw Wrong(Describe.Json(value));

    private static long Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(text);

    private static ScalarCoercionException Wrong(string shown) => new($"Long cannot represent value: {shown}");
}
