using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FieldServices.Scenarios.Guides;

/// <summary>What an example answered, in the form in which the page prints it.</summary>
/// <param name="Text">Everything the page prints.</param>
/// <param name="Json">The JSON in it; null when there is none.</param>
public sealed record Example(string Text, JsonNode? Json)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An answer that may be JSON; that is then laid out in lines.</summary>
    public static Example Of(string text)
    {
        var json = Parse(text);
        return new Example(json is null ? text : Layout(json), json);
    }

    /// <summary>An HTTP answer: status line, the headers that the page prints, and the body.</summary>
    public static Example OfHttp(string head, string body)
    {
        var json = Parse(body);
        return new Example(body.Length == 0 ? head : $"{head}\n\n{(json is null ? body : Layout(json))}", json);
    }

    /// <summary>The answer as a page prints it: with what it costs only where the page tells that.</summary>
    public Example As(string printed)
    {
        if (Json is not JsonObject answer || answer["extensions"] is not JsonObject extensions || printed.Contains("\"cost\"", StringComparison.Ordinal) || !extensions.Remove("cost"))
            return this;
        if (extensions.Count == 0)
            answer.Remove("extensions");
        return this with { Text = Layout(answer) };
    }

    /// <summary>The JSON in what a page prints, whatever stands before it.</summary>
    public static JsonNode? JsonIn(string printed) => printed.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at ? Parse(printed[at..]) : null;

    public static string Layout(JsonNode json) => json.ToJsonString(Indented);

    private static JsonNode? Parse(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
