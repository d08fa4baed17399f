using System.Text.Json.Nodes;

namespace FieldServices.Api.OpenApi;

/// <summary>The shapes that all operations share.</summary>
internal static class SharedSchemas
{
    public static JsonObject ProblemResponse(string text) => new()
    {
        ["description"] = text,
        ["content"] = new JsonObject
        {
            [Problems.Problem.ContentType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } },
        },
    };

    public static JsonObject Problem() => Object(
        "What went wrong (RFC 9457).",
        ["type", "title", "status", "code"],
        ("type", Text("A name for this kind of problem.")),
        ("title", Text("What went wrong.")),
        ("status", Whole("The HTTP status.")),
        ("detail", Text("What would help.")),
        ("instance", Text("The path of the request.")),
        ("code", Text("Stable, for programs.")),
        ("errors", List(Object("One wrong field.", ["code", "message"],
            ("pointer", Text("JSON pointer into the body.")), ("header", Text("Name of the header.")), ("parameter", Text("Name of the parameter.")),
            ("code", Text("Stable, for programs.")), ("message", Text("What is expected."))))),
        ("allowedCommands", List(Text("A command that the life cycle allows now."))),
        ("traceId", Text("Finds the request in the logs.")));

    public static JsonObject Accepted() => Object(
        "The answer to an accepted command; a property named after the thing carries what its sender should know at once.",
        ["id", "version", "position", "events"],
        ("id", Uuid("The thing's id.")),
        ("version", Whole("Its version, also the ETag.")),
        ("position", Whole("The position of its last event in the tenant's log.")),
        ("events", List(Text("The name of an event that was recorded."))));

    public static JsonObject Event() => Object(
        "A recorded event: who did what, when, and why.",
        ["position", "stream", "version", "name", "nameVersion", "recordedAt", "effectiveAt", "actor", "command", "commandId", "correlationId", "causationId", "body"],
        ("position", Whole("Its place in the tenant's log.")),
        ("stream", Text("Type and id of the thing.")),
        ("version", Whole("Its place in the thing's history.")),
        ("name", Text("What happened.")),
        ("nameVersion", Whole("The version of the body's shape.")),
        ("recordedAt", Instant("When it was written.")),
        ("effectiveAt", Instant("When it was true in the world.")),
        ("actor", Text("Who caused it: role and key.")),
        ("command", Text("The command that was decided.")),
        ("commandId", Uuid("That command's id.")),
        ("correlationId", Uuid("Shared by everything that one request set in motion.")),
        ("causationId", Uuid("What led to the command.")),
        ("body", new JsonObject { ["description"] = "What the event says." }),
        ("storedAs", Text("The name and version that the log holds, such as emergency.clock-resumed@1; only when the body was brought to a newer shape for reading.")));

    public static JsonObject Object(string text, IReadOnlyList<string> required, params (string Name, JsonObject Schema)[] properties)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in properties)
            all[name] = schema;
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = text,
            ["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]),
            ["properties"] = all,
        };
    }

    public static JsonObject Text(string text) => new() { ["type"] = "string", ["description"] = text };

    public static JsonObject Whole(string text) => new() { ["type"] = "integer", ["format"] = "int64", ["description"] = text };

    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject Uuid(string text) => new() { ["type"] = "string", ["format"] = "uuid", ["description"] = text };

    public static JsonObject Instant(string text) => new() { ["type"] = "string", ["format"] = "date-time", ["description"] = text };
}
