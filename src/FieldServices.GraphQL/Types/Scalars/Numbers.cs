using System.Globalization;
using System.Text.Json;

namespace FieldServices.GraphQL.Types;

/// <summary>Numbers of every CLR kind, and of JSON, as one.</summary>
internal static class Numbers
{
    /// <summary>The number as a double, when the value is one; booleans and numeric text count when coercing results.</summary>
    public static double? ToDouble(object value) => value switch
    {
        double number => number,
        int number => number,
        long number => number,
        float number => number,
        decimal number => (double)number,
        bool flag => flag ? 1 : 0,
        short or byte or sbyte or ushort or uint or ulong => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        string { Length: > 0 } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        _ => null,
    };

    /// <summary>The JSON number as an integer; null when it has a fraction or does not fit.</summary>
    public static long? ToInteger(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number)
            return null;
        if (json.TryGetInt64(out var integer))
            return integer;
        return json.TryGetDecimal(out var number) && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
    }

    /// <summary>Whether the JSON number has no fraction, however large it is.</summary>
    public static bool IsIntegral(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.GetDouble() is var number && double.IsFinite(number) && Math.Truncate(number) == number;
}
