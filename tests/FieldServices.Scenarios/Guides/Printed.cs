using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FieldServices.Scenarios.Guides;

/// <summary>
/// What a page prints stands for what the server answers: an id on the page is replaced by the id of this run wherever the page
/// uses it later. Learns from each printed answer beside the real one.
/// </summary>
public sealed partial class Printed
{
    private readonly Dictionary<string, string> actual = [];

    /// <summary>Text of the page with the values of this run.</summary>
    public string ToActual(string text) => actual.Aggregate(text, (t, pair) => t.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    /// <summary>Remembers the ids, references and positions that stand at the same place in both answers.</summary>
    public void Learn(JsonNode? printed, JsonNode? real)
    {
        switch (printed, real)
        {
            case (JsonObject p, JsonObject r):
                foreach (var (name, value) in p)
                    Learn(name, value, r[name]);
                break;
            case (JsonArray p, JsonArray r):
                foreach (var (first, second) in p.Zip(r))
                    Learn(first, second);
                break;
        }
    }

    private void Learn(string name, JsonNode? printed, JsonNode? real)
    {
        if (printed is JsonValue && real is JsonValue)
            Note(name, printed.ToString(), real.ToString());
        else
            Learn(printed, real);
    }

    private void Note(string name, string printed, string real)
    {
        if (printed == real)
            return;
        if (Name().IsMatch(printed) || name is "endCursor")
            actual[printed] = real;
        else if (name == "position")
            foreach (var use in (string[])["after: ", "FS-Position: ", "after\": "])
                actual[use + printed] = use + real;
    }

    [GeneratedRegex("^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[BE]-[0-9A-Z]{4}-[0-9A-Z]{4})$")]
    private static partial Regex Name();
}
