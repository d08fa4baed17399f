using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operation of one command.</summary>
internal static class CommandOperation
{
    public static JsonObject Of(Module module, Command command) => new()
    {
        ["operationId"] = command.FullName,
        ["tags"] = new JsonArray(module.Collection),
        ["summary"] = command.Summary,
        ["description"] = Description(command),
        ["parameters"] = Parameters(module, command),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{command.ClrType.Name}" },
                    ["example"] = JsonSerializer.SerializeToNode(command.Example, command.Json),
                },
            },
        },
        ["responses"] = Responses(command),
    };

    private static string Description(Command command)
    {
        var roles = string.Join(", ", command.Roles.Select(r => r.ToString().ToLowerInvariant()));
        var from = command.From.Count == 0 ? "" : $" Allowed while: {string.Join(", ", command.From)}.";
        return $"Roles: {roles}.{from}";
    }

    private static JsonArray Parameters(Module module, Command command)
    {
        var parameters = new JsonArray();
        if (!command.Starts)
            parameters.Add(Parameter("id", "path", $"The {module.Subject}'s id.", "string", "uuid", required: true));
        parameters.Add(Parameter(RequestHeaders.IdempotencyKey, "header", "Makes the command repeatable: the same key and body get the first answer again, for 30 days.", "string", null));
        if (!command.Starts)
            parameters.Add(Parameter("If-Match", "header", "The ETag that you have seen; with another version the answer is 412.", "string", null));
        parameters.Add(Parameter(RequestHeaders.EffectiveTime, "header", "When it happened, if not now. Not in the future, not before the last known step.", "string", "date-time"));
        parameters.Add(Parameter("dryRun", "query", "true: decide and tell, store nothing.", "boolean", null));
        return parameters;
    }

    private static JsonObject Responses(Command command)
    {
        var responses = new JsonObject { [command.Starts ? "201" : "200"] = Accepted(), };
        foreach (var (status, text) in Refusals(command))
            responses[status] = SharedSchemas.ProblemResponse(text);
        return responses;
    }

    private static JsonObject Accepted() => new()
    {
        ["description"] = "The events are durable.",
        ["headers"] = new JsonObject
        {
            ["ETag"] = Header("The version, for If-Match."),
            [CommandAnswer.PositionHeader] = Header("The position in the log; give it to a query as 'after' to read your own write."),
            [CommandAnswer.ReplayedHeader] = Header("true when this is the remembered answer to a repeated command."),
        },
        ["content"] = new JsonObject
        {
            ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Accepted" } },
        },
    };

    private static IEnumerable<(string Status, string Text)> Refusals(Command command)
    {
        yield return ("400", "A field, header or parameter is wrong; errors lists each with a JSON pointer.");
        yield return ("401", "No valid API key.");
        yield return ("429", "The key has made as many requests in this minute as its tier may; repeat after Retry-After seconds.");
        yield return ("403", "The role does not allow it.");
        if (!command.Starts)
            yield return ("404", "There is no such thing in this tenant.");
        yield return ("409", "The rules refuse it (code and allowedCommands), or the same command is being worked on.");
        if (!command.Starts)
            yield return ("412", "It has another version than If-Match says.");
        yield return ("413", "The body is too large.");
        yield return ("415", "The body is not JSON.");
        yield return ("422", "The idempotency key belongs to another command or body.");
        yield return ("503", "The database does not answer; repeat after Retry-After seconds.");
    }

    private static JsonObject Parameter(string name, string place, string text, string type, string? format, bool required = false)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null)
            schema["format"] = format;
        return new JsonObject { ["name"] = name, ["in"] = place, ["required"] = required, ["description"] = text, ["schema"] = schema };
    }

    private static JsonObject Header(string text) => new() { ["description"] = text, ["schema"] = new JsonObject { ["type"] = "string" } };
}
