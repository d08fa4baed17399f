using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class IntScalar
{
    public static ScalarType Create() => new(
        "Int",
        "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.",
        null,
        Serialize,
        static value => ParseValue(value),
        static literal => ParseLiteral(literal)) { IsBuiltIn = true };

    private static object Serialize(object value)
    {
        if (value is int)
            return value;
        if (Numbers.ToDouble(value) is not { } number || !double.IsFinite(number) || Math.Truncate(number) != number)
            throw NotInteger(Describe.Clr(value));
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw OutOfRange(Describe.Clr(value));
    }

    private static int ParseValue(JsonElement value)
    {
        if (!Numbers.IsIntegral(value))
            throw NotInteger(Describe.Json(value));
        return Numbers.ToInteger(value) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : throw OutOfRange(Describe.Json(value));
    }

    private static int ParseLiteral(Value literal)
    {
        if (literal is not IntValue value)
            throw NotInteger(Describe.Literal(literal));
        return int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw OutOfRange(Describe.Literal(literal));
    }

    private static ScalarCoercionException NotInteger(string value) => new($"Int cannot represent non-integer value: {value}");

    private static ScalarCoercionException OutOfRange(string value) => new($"Int cannot represent non 32-bit signed integer value: {value}");
}
