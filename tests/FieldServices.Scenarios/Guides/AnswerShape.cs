using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FieldServices.Scenarios.Guides;

/// <summary>Compares a printed answer with the real one: the same fields of the same types, and the same words where words are stable.</summary>
public static partial class AnswerShape
{
    private static readonly HashSet<string> Stable =
    [
        "code", "title", "detail", "type", "status", "instance", "pointer", "events", "nameVersion", "command", "allowedCommands",
        "version", "eligible", "priority", "category", "stale", "dryRun", "message", "reason", "safetyInstructions",
    ];

    /// <summary>Every difference, each as one sentence that names its place.</summary>
    public static IEnumerable<string> Differences(JsonNode? printed, JsonNode? real, string place = "", string name = "")
    {
        if (KindOf(printed) != KindOf(real))
            return [$"{place}: the page prints {printed?.ToJsonString() ?? "null"}, the server answers {real?.ToJsonString() ?? "null"}"];
        return (printed, real) switch
        {
            (JsonObject p, JsonObject r) => [.. Names(p, r, place), .. p.Where(m => r.ContainsKey(m.Key)).SelectMany(m => Differences(m.Value, r[m.Key], $"{place}/{m.Key}", m.Key))],
            (JsonArray p, JsonArray r) => [.. Lengths(p, r, place, name), .. p.Zip(r).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{place}/{i}", name))],
            _ => IsStable(name, printed) && WithoutRun(printed!.ToString()) != WithoutRun(real!.ToString())
                ? [$"{place}: the page prints {printed.ToJsonString()}, the server answers {real.ToJsonString()}"]
                : [],
        };
    }

    /// <summary>Text without what differs from run to run.</summary>
    public static string WithoutRun(string text) => Varying().Replace(text, "#");

    // Names of events; whose name a contractor's is depends on how many incidents there are.
    private static bool IsStable(string name, JsonNode? printed) =>
        Stable.Contains(name) || name == "name" && printed?.ToString().Contains('.', StringComparison.Ordinal) == true;

    private static IEnumerable<string> Names(JsonObject printed, JsonObject real, string place) =>
        printed.Select(m => m.Key).Except(real.Select(m => m.Key)).Select(n => $"{place}/{n}: only on the page")
            .Concat(real.Select(m => m.Key).Except(printed.Select(m => m.Key)).Select(n => $"{place}/{n}: only in the answer"));

    private static IEnumerable<string> Lengths(JsonArray printed, JsonArray real, string place, string name) =>
        Stable.Contains(name) && printed.Count != real.Count || printed.Count > 0 != real.Count > 0
            ? [$"{place}: the page prints {printed.Count} items, the server answers {real.Count}"]
            : [];

    private static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null => JsonValueKind.Null,
        JsonValueKind.False => JsonValueKind.True,
        { } kind => kind,
    };

    // Ids, instants, references, traces, numbers with decimals.
    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(\+00:00|Z)?|E-[0-9A-Z]{4}-[0-9A-Z]{4}|\b[0-9a-f]{32}\b|key:\w+|position \d+")]
    private static partial Regex Varying();
}
