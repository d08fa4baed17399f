using System.Text.Json;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>Shows JSON in messages, shortened so that a message stays small whatever was sent.</summary>
internal static class JsonInspection
{
    private const int MostItems = 10;
    private const int Deepest = 2;
    private const int LongestText = 500;

    public static string Show(JsonElement json) => Show(json, 0);

    private static string Show(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.Array => depth > Deepest ? "[Array]" : ShowItems(json, depth),
        JsonValueKind.Object => depth > Deepest ? "[Object]" : ShowFields(json, depth),
        JsonValueKind.String when json.GetString() is { Length: > LongestText } text => $"\"{text.AsSpan(0, LongestText)}…\"",
        _ => json.GetRawText(),
    };

    private static string ShowItems(JsonElement json, int depth)
    {
        var count = json.GetArrayLength();
        var items = json.EnumerateArray().Take(MostItems).Select(item => Show(item, depth + 1)).ToList();
        if (count - MostItems is var more and > 0)
            items.Add(more == 1 ? "... 1 more item" : $"... {more} more items");
        return $"[{string.Join(", ", items)}]";
    }

    private static string ShowFields(JsonElement json, int depth)
    {
        var fields = json.EnumerateObject().Select(property => $"{property.Name}: {Show(property.Value, depth + 1)}");
        var text = string.Join(", ", fields);
        return text.Length == 0 ? "{}" : $"{{ {text} }}";
    }
}
