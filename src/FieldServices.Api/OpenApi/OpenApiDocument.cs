using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Audit;
using FieldServices.Api.Commands;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document of the HTTP API, made from the same tables as the routes.</summary>
public static class OpenApiDocument
{
    public static JsonObject Build(IReadOnlyList<Module> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        var schemas = new CommandSchemas(new XmlDocs(typeof(Module)));
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "FieldServices",
                ["version"] = "2026-11-20",
                ["description"] = "Commands over HTTP. What was recorded is read over GraphQL at /graphql, or event by event under /v1/streams.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["apiKey"] = new JsonArray() }, new JsonObject { ["bearer"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. modules.Select(m => new JsonObject { ["name"] = m.Collection })]),
            ["paths"] = Paths(modules, schemas),
            ["components"] = Components(modules, schemas),
        };
    }

    private static JsonObject Paths(IReadOnlyList<Module> modules, CommandSchemas schemas)
    {
        var paths = new JsonObject();
        foreach (var module in modules)
        {
            foreach (var command in module.Commands)
                paths[CommandRoutes.PathOf(module, command)] = new JsonObject { ["post"] = CommandOperation.Of(module, command) };
            paths[ThingRoutes.PathOf(module)] = new JsonObject { ["get"] = ReadOperations.Thing(module) };
        }
        paths[HistoryRoutes.Path] = new JsonObject { ["get"] = ReadOperations.History(modules) };
        BulkOperation.Add(paths, modules, schemas);
        WorkflowOperations.Add(paths, schemas);
        DeadLetterOperations.Add(paths, schemas);
        TestClockOperations.Add(paths, schemas);
        DataSubjectOperations.Add(paths, schemas);
        ProofOperations.Add(paths);
        BookingOperations.Add(paths);
        return paths;
    }

    private static JsonObject Components(IReadOnlyList<Module> modules, CommandSchemas schemas)
    {
        var all = new JsonObject
        {
            ["Problem"] = SharedSchemas.Problem(),
            ["Accepted"] = SharedSchemas.Accepted(),
            ["Event"] = SharedSchemas.Event(),
        };
        foreach (var command in modules.SelectMany(m => m.Commands))
            all[command.ClrType.Name] = schemas.Of(command.Json);
        return new JsonObject
        {
            ["schemas"] = all,
            ["securitySchemes"] = new JsonObject
            {
                ["apiKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = ApiKeyAuthentication.Header },
                ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
            },
        };
    }
}
