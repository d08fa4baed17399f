using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Commands.Bulk;
using FieldServices.Domain.Modules;
using static FieldServices.Api.OpenApi.SharedSchemas;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operation of the commands of a module for many things at once.</summary>
internal static class BulkOperation
{
    public static void Add(JsonObject paths, IReadOnlyList<Module> modules, CommandSchemas schemas)
    {
        foreach (var module in modules)
            paths[BulkRoutes.PathOf(module, "{command}")] = new JsonObject { ["post"] = Of(module, schemas) };
    }

    private static JsonObject Of(Module module, CommandSchemas schemas) => new()
    {
        ["operationId"] = $"{module.Subject}.bulk",
        ["tags"] = new JsonArray(module.Collection),
        ["summary"] = $"One command for up to {BulkReader.Most} {module.Collection}, each for itself.",
        ["description"] = "Roles: those of the command. Every item must be valid before the first one is sent.",
        ["parameters"] = new JsonArray(
            Command(module),
            new JsonObject
            {
                ["name"] = RequestHeaders.IdempotencyKey,
                ["in"] = "header",
                ["required"] = true,
                ["description"] = "Repeated with the same key and body, the request tells again what was done and does the rest.",
                ["schema"] = new JsonObject { ["type"] = "string" },
            }),
        ["requestBody"] = Operation.Body(schemas, BulkJson.Default.BulkBody, new BulkBody([new BulkItem(new Guid("01890a5d-ac96-774b-bcce-b302099a8057"), Version: 3)])),
        ["responses"] = Responses(),
    };

    private static JsonObject Command(Module module) => new()
    {
        ["name"] = "command",
        ["in"] = "path",
        ["required"] = true,
        ["description"] = "The command.",
        ["schema"] = Operation.Words(module.Commands.Where(c => !c.Starts).Select(c => c.Name)),
    };

    private static JsonObject Responses()
    {
        var responses = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "What became of each.",
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Summary() } },
            },
        };
        foreach (var (status, text) in Refusals)
            responses[status] = ProblemResponse(text);
        return responses;
    }

    private static readonly (string, string)[] Refusals =
    [
        ("400", "A field or header is wrong, or there are too many items; nothing was done."),
        ("401", "No valid API key."),
        ("403", "The role does not allow the command."),
        ("409", "The same request is being worked on."),
        ("415", "The body is not JSON."),
        ("422", "The key belongs to another request."),
        ("503", "The database does not answer; repeat after Retry-After seconds."),
    ];

    private static JsonObject Summary() => Object(
        "How many, and each in the order of the request.", ["done", "already", "rejected", "undecided", "position", "items"],
        ("done", Whole("Accepted.")), ("already", Whole("True already.")), ("rejected", Whole("Refused by the rules.")),
        ("undecided", Whole("Not decided; repeat the request with the same key.")), ("position", Whole("The position of the last event.")),
        ("items", new JsonObject
        {
            ["type"] = "array",
            ["items"] = Object("One of them.", ["id", "outcome"], ("id", Text("Its id.")), ("outcome", Text("done, already, rejected or undecided.")),
                ("code", Text("Why it was refused, for programs.")), ("detail", Text("Why, for people.")), ("version", Whole("Its version."))),
        }));
}
