using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class IdScalar
{
    public static ScalarType Create() => new(
        "ID",
        "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
        null,
        Serialize,
        static value => ParseValue(value),
        static literal => literal switch
        {
            StringValue value => value.Text,
            IntValue value => value.Text,
            _ => throw new ScalarCoercionException($"ID cannot represent a non-string and non-integer value: {Describe.Literal(literal)}"),
        }) { IsBuiltIn = true };

    private static string Serialize(object value) => value switch
    {
        string text => text,
        int or long or short or byte or uint or ulong or Guid => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        double number when double.IsFinite(number) && Math.Truncate(number) == number => NumberText.Of(number),
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement json when Numbers.IsIntegral(json) => json.GetRawText(),
        _ => throw new ScalarCoercionException($"ID cannot represent value: {Describe.Clr(value)}"),
    };

    private static string ParseValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        if (!Numbers.IsIntegral(value))
            throw new ScalarCoercionException($"ID cannot represent value: {Describe.Json(value)}");
        return Numbers.ToInteger(value)?.ToString(CultureInfo.InvariantCulture) ?? value.GetRawText();
    }
}
