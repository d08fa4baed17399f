using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class StringScalar
{
    public static ScalarType Create() => new(
        "String",
        "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.",
        null,
        Serialize,
        static value => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw NotText(Describe.Json(value)),
        static literal => literal is StringValue value ? value.Text : throw NotText(Describe.Literal(literal))) { IsBuiltIn = true };

    internal static string Serialize(object value) => value switch
    {
        string text => text,
        double number => NumberText.Of(number),
        bool flag => flag ? "true" : "false",
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } json => json.GetRawText(),
        int or long or float or decimal or short or byte or Guid or char or Uri => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => throw new ScalarCoercionException($"String cannot represent value: {Describe.Clr(value)}"),
    };

    private static ScalarCoercionException NotText(string value) => new($"String cannot represent a non string value: {value}");
}
