using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>The parameters of one GraphQL request (GraphQL over HTTP, Request Parameters).</summary>
internal sealed record RequestParameters(string? Query, string? DocumentId, string? OperationName, JsonElement Variables)
{
    private const string Persisted = "persistedQuery";

    /// <summary>The hash of an automatic persisted query; null when the request is none.</summary>
    public string? QueryHash { get; private init; }

    /// <exception cref="HttpProblem">A parameter has the wrong type.</exception>
    public static RequestParameters FromJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Wrong("The request has to be a JSON object such as {\"query\": \"{ __typename }\"}.");
        return new RequestParameters(Text(json, "query"), Text(json, "documentId"), Text(json, "operationName"), RequireMap(json, "variables"))
        {
            QueryHash = HashOf(RequireMap(json, "extensions")),
        };
    }

    /// <exception cref="HttpProblem">A parameter is repeated, or is no JSON where it has to be.</exception>
    public static RequestParameters FromQueryString(IQueryCollection query)
    {
        return new RequestParameters(
            Single(query, "query"), Single(query, "documentId"), Single(query, "operationName"), Map(Single(query, "variables"), "variables"))
        {
            QueryHash = HashOf(Map(Single(query, "extensions"), "extensions")),
        };
    }

    private static string? HashOf(JsonElement extensions)
    {
        if (extensions.ValueKind != JsonValueKind.Object || !extensions.TryGetProperty(Persisted, out var persisted))
            return null;
        return persisted.ValueKind == JsonValueKind.Object
            && persisted.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1
            && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String
            ? hash.GetString()
            : throw Wrong($"\"extensions.{Persisted}\" has to be {{\"version\": 1, \"sha256Hash\": \"…\"}}.");
    }

    private static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong($"\"{name}\" has to be a string.");
    }

    private static JsonElement RequireMap(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
            return value;
        throw Wrong($"\"{name}\" has to be a JSON object.");
    }

    private static string? Single(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var values) || values.Count == 0)
            return null;
        if (values.Count > 1)
            throw Wrong($"\"{name}\" is given {values.Count} times in the address.");
        return string.IsNullOrEmpty(values[0]) ? null : values[0];
    }

    private static JsonElement Map(string? text, string name)
    {
        if (text is null)
            return default;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null
                ? document.RootElement.Clone()
                : throw Wrong($"\"{name}\" has to be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw Wrong($"\"{name}\" is no JSON: {exception.Message}");
        }
    }

    private static HttpProblem Wrong(string message) => new(StatusCodes.Status400BadRequest, message);
}
