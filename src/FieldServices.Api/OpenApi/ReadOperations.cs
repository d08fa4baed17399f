using System.Text.Json.Nodes;
using FieldServices.Api.Audit;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operations that read.</summary>
internal static class ReadOperations
{
    public static JsonObject Thing(Module module) => new()
    {
        ["operationId"] = $"{module.Subject}.get",
        ["tags"] = new JsonArray(module.Collection),
        ["summary"] = $"The {module.Subject} as it is now: version, status and allowed commands.",
        ["description"] = "Never stale. Lists and details are read over GraphQL.",
        ["parameters"] = new JsonArray(Id(), new JsonObject
        {
            ["name"] = "If-None-Match", ["in"] = "header", ["description"] = "An ETag; 304 when nothing has changed.",
            ["schema"] = new JsonObject { ["type"] = "string" },
        }),
        ["responses"] = new JsonObject
        {
            ["200"] = Json("The thing.", SharedSchemas.Object(
                $"The {module.Subject} now.", ["id", "version", "position", "status", "allowedCommands"],
                ("id", SharedSchemas.Uuid("Its id.")),
                ("version", SharedSchemas.Whole("Its version.")),
                ("position", SharedSchemas.Whole("The position of its last event.")),
                ("status", SharedSchemas.Text("Where it is in its life cycle.")),
                ("allowedCommands", SharedSchemas.List(SharedSchemas.Text("A command that is allowed now."))))),
            ["304"] = new JsonObject { ["description"] = "Not changed." },
            ["401"] = SharedSchemas.ProblemResponse("No valid API key."),
            ["403"] = SharedSchemas.ProblemResponse("The role does not allow it."),
            ["404"] = SharedSchemas.ProblemResponse("There is no such thing in this tenant."),
        },
    };

    public static JsonObject History(IReadOnlyList<Module> modules) => new()
    {
        ["operationId"] = "history",
        ["tags"] = new JsonArray("history"),
        ["summary"] = "The history of one thing, or of one instance of a workflow: who did what, when, and why.",
        ["description"] = "Roles: admin, dispatcher, auditor, integrator. The header Link names the next page.",
        ["parameters"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "type", ["in"] = "path", ["required"] = true, ["description"] = "The kind of thing.",
                ["schema"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. StreamTypes.Of(modules).Select(t => JsonValue.Create(t))]) },
            },
            Id(),
            Number("from", "The first version to read.", 1),
            Number("limit", "At most so many events, up to 1000.", 100)),
        ["responses"] = new JsonObject
        {
            ["200"] = Json("A page of the history.", SharedSchemas.Object(
                "A page.", ["events"], ("events", SharedSchemas.List(new JsonObject { ["$ref"] = "#/components/schemas/Event" })))),
            ["400"] = SharedSchemas.ProblemResponse("A parameter is wrong."),
            ["401"] = SharedSchemas.ProblemResponse("No valid API key."),
            ["403"] = SharedSchemas.ProblemResponse("The role does not allow it."),
            ["404"] = SharedSchemas.ProblemResponse("There is no such thing in this tenant."),
        },
    };

    private static JsonObject Id() => new()
    {
        ["name"] = "id", ["in"] = "path", ["required"] = true, ["description"] = "The thing's id.",
        ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
    };

    private static JsonObject Number(string name, string text, int otherwise) => new()
    {
        ["name"] = name, ["in"] = "query", ["description"] = text,
        ["schema"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["default"] = otherwise },
    };

    private static JsonObject Json(string text, JsonObject schema) => new()
    {
        ["description"] = text,
        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } },
    };
}
