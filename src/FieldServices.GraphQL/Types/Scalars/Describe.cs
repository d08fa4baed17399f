using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Shows values in messages.</summary>
internal static class Describe
{
    private const int Longest = 200;

    public static string Json(JsonElement value) => Shorten(JsonInspection.Show(value));

    public static string Literal(Value value) => Shorten(GraphQLPrinter.Print(value));

    public static string Clr(object? value) => value switch
    {
        null => "null",
        string text => Shorten($"\"{text}\""),
        bool flag => flag ? "true" : "false",
        double number => NumberText.Of(number),
        JsonElement json => Json(json),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.GetType().Name,
    };

    private static string Shorten(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
}
