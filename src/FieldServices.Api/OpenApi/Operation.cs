using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FieldServices.Api.Security;

namespace FieldServices.Api.OpenApi;

/// <summary>Operations that are not commands, put together from their parts.</summary>
internal static class Operation
{
    public static JsonObject Of(
        string id, string tag, string summary, string policy, JsonArray parameters, JsonNode? body, JsonObject answer, params (string Status, string Text)[] refusals)
    {
        var responses = new JsonObject { ["200"] = Json("What was asked for.", answer) };
        (string, string)[] always = [("401", "No valid API key."), ("403", "The role does not allow it."), ("429", "The key has made as many requests in this minute as its tier may."), ("503", "The database does not answer; repeat after Retry-After seconds.")];
        foreach (var (status, text) in refusals.Concat(always).OrderBy(r => r.Item1, StringComparer.Ordinal))
            responses[status] = SharedSchemas.ProblemResponse(text);
        var operation = new JsonObject
        {
            ["operationId"] = id,
            ["tags"] = new JsonArray(tag),
            ["summary"] = summary,
            ["description"] = $"Roles: {string.Join(", ", Permissions.Reads[policy].Select(r => r.ToString().ToLowerInvariant()))}.",
            ["parameters"] = parameters,
        };
        if (body is not null)
            operation["requestBody"] = body;
        operation["responses"] = responses;
        return operation;
    }

    /// <summary>A body with its schema and an example.</summary>
    public static JsonObject Body<T>(CommandSchemas schemas, JsonTypeInfo<T> type, T example) => new()
    {
        ["required"] = true,
        ["content"] = new JsonObject
        {
            ["application/json"] = new JsonObject
            {
                ["schema"] = schemas.Of(type),
                ["example"] = JsonSerializer.SerializeToNode(example, type),
            },
        },
    };

    public static JsonObject PathPart(string name, string text, bool isId = false)
    {
        var schema = isId ? new JsonObject { ["type"] = "string", ["format"] = "uuid" } : new JsonObject { ["type"] = "string" };
        return new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["description"] = text, ["schema"] = schema };
    }

    public static JsonObject Query(string name, string text, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = "query", ["description"] = text, ["schema"] = schema };

    public static JsonObject Words(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w))]) };

    public static JsonObject Count(int otherwise, int most) => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = most, ["default"] = otherwise };

    private static JsonObject Json(string text, JsonObject schema) => new()
    {
        ["description"] = text,
        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } },
    };
}
