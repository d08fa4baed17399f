using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FieldServices.GraphQL.Conformance;

/// <summary>Reads JSON strings, those with half a surrogate pair too, which a test of the lexer may well contain.</summary>
internal static class JsonText
{
    public static string Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
            throw new FormatException("Expected a string.");
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(json.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var index = 0; index < raw.Length; index++)
        {
            if (raw[index] != '\\')
                text.Append(raw[index]);
            else if (raw[++index] == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                index += 4;
            }
            else
                text.Append(raw[index] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
        }
        return text.ToString();
    }
}
