using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class FloatScalar
{
    public static ScalarType Create() => new(
        "Float",
        "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
        null,
        Serialize,
        static value => ParseValue(value),
        static literal => ParseLiteral(literal)) { IsBuiltIn = true };

    private static object Serialize(object value) => value switch
    {
        double number when double.IsFinite(number) => value,
        int or long or decimal => value,
        _ => Numbers.ToDouble(value) is { } number && double.IsFinite(number) ? number : throw NotNumeric(Describe.Clr(value)),
    };

    private static double ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && double.IsFinite(number)
            ? number
            : throw NotNumeric(Describe.Json(value));

    private static double ParseLiteral(Value literal)
    {
        var text = literal switch
        {
            IntValue value => value.Text,
            FloatValue value => value.Text,
            _ => throw NotNumeric(Describe.Literal(literal)),
        };
        return double.Parse(text, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : throw NotNumeric(Describe.Literal(literal));
    }

    private static ScalarCoercionException NotNumeric(string value) => new($"Float cannot represent non numeric value: {value}");
}
