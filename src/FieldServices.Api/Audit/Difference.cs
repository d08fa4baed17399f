using System.Text.Json.Nodes;

namespace FieldServices.Api.Audit;

/// <summary>A field that two states of a thing disagree about.</summary>
/// <param name="Path">Where, such as <c>clock.deadlines.onSiteBy</c>; items of lists by their number from 0.</param>
/// <param name="Before">The value in the earlier state; null when there was none.</param>
/// <param name="After">The value in the later state; null when there is none.</param>
public sealed record Difference(string Path, JsonNode? Before, JsonNode? After)
{
    /// <summary>Every field in which two JSON values differ, in the order of the first.</summary>
    public static IEnumerable<Difference> Between(JsonNode? before, JsonNode? after, string path = "")
    {
        if (JsonNode.DeepEquals(before, after))
            return [];
        return (before, after) switch
        {
            (JsonObject b, JsonObject a) => b.Select(f => f.Key).Union(a.Select(f => f.Key)).SelectMany(name => Between(b[name], a[name], Below(path, name))),
            (JsonArray b, JsonArray a) => Enumerable.Range(0, Math.Max(b.Count, a.Count))
                .SelectMany(i => Between(i < b.Count ? b[i] : null, i < a.Count ? a[i] : null, Below(path, $"{i}"))),
            _ => [new Difference(path, before, after)],
        };
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
