using System.Text.Json;

namespace FieldServices.GraphQL.Conformance;

/// <summary>One question to the engine, as a line of JSON asks it.</summary>
public sealed record ConformanceCase
{
    /// <summary>What the answer repeats; any JSON value.</summary>
    public JsonElement? Id { get; init; }

    /// <summary><c>parse</c>, <c>schema</c>, <c>validate</c> or <c>execute</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The schema in the schema definition language.</summary>
    public string? Sdl { get; init; }

    /// <summary>The document.</summary>
    public string? Query { get; init; }

    /// <summary>Which operation of the document to execute.</summary>
    public string? OperationName { get; init; }

    /// <summary>The values of the variables: a JSON object.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>The data that the root fields take their values from.</summary>
    public JsonElement? RootValue { get; init; }

    /// <summary>The names of the rules to apply; all when absent.</summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Reads a case.</summary>
    /// <exception cref="FormatException">The JSON is no case; the message says why.</exception>
    public static ConformanceCase Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("A case is a JSON object.");
        return new ConformanceCase
        {
            Id = Member(json, "id"),
            Kind = Text(json, "kind") ?? throw new FormatException("\"kind\" is missing."),
            Sdl = Text(json, "sdl"),
            Query = Text(json, "query"),
            OperationName = Text(json, "operationName"),
            Variables = Member(json, "variables"),
            RootValue = Member(json, "rootValue"),
            Rules = Member(json, "rules") is { } rules ? [.. Items(rules).Select(JsonText.Read)] : null,
        };
    }

    private static JsonElement? Member(JsonElement json, string name)
        => json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement json, string name) => Member(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => JsonText.Read(text),
        _ => throw new FormatException($"\"{name}\" has to be a string."),
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement rules)
        => rules.ValueKind == JsonValueKind.Array ? rules.EnumerateArray() : throw new FormatException("\"rules\" has to be a list.");
}
