using System.Globalization;
using System.Text;

namespace FieldServices.Api.Live;

/// <summary>A coerced filter as text, so that equal filters can be told.</summary>
internal static class FilterText
{
    public static string Of(object? value) => Write(new StringBuilder(), value).ToString();

    private static StringBuilder Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> fields:
                text.Append('{');
                foreach (var (name, field) in fields)
                    Write(text.Append(name).Append(':'), field).Append(',');
                return text.Append('}');
            case IReadOnlyList<object?> items:
                text.Append('[');
                foreach (var item in items)
                    Write(text, item).Append(',');
                return text.Append(']');
            case null:
                return text.Append("null");
            case IFormattable plain and not Enum:
                return Quoted(text, value, plain is DateTimeOffset or DateOnly ? plain.ToString("O", CultureInfo.InvariantCulture) : plain.ToString(null, CultureInfo.InvariantCulture));
            default:
                return Quoted(text, value, value.ToString()!);
        }
    }

    // With length and type, so that no text can look like another value.
    private static StringBuilder Quoted(StringBuilder text, object value, string plain) =>
        text.Append(value.GetType().Name).Append('(').Append(plain.Length).Append(')').Append(plain);
}
