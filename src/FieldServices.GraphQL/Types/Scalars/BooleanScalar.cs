using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class BooleanScalar
{
    public static ScalarType Create() => new(
        "Boolean",
        "The `Boolean` scalar type represents `true` or `false`.",
        null,
        Serialize,
        static value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw NotBoolean(Describe.Json(value)),
        static literal => literal is BooleanValue value ? value.IsTrue : throw NotBoolean(Describe.Literal(literal))) { IsBuiltIn = true };

    private static object Serialize(object value) => value switch
    {
        bool => value,
        string => throw NotBoolean(Describe.Clr(value)),
        _ => Numbers.ToDouble(value) is { } number && double.IsFinite(number) ? number != 0 : throw NotBoolean(Describe.Clr(value)),
    };

    private static ScalarCoercionException NotBoolean(string value) => new($"Boolean cannot represent a non boolean value: {value}");
}
