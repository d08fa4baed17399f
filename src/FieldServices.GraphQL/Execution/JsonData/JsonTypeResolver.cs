using System.Text.Json;

namespace FieldServices.GraphQL.Execution.JsonData;

/// <summary>Finds the object type of JSON data by its property <c>__typename</c>.</summary>
internal static class JsonTypeResolver
{
    public static string? Resolve(object value) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("__typename", out var name)
        && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
