using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads;

/// <summary>
/// Available times over plain HTTP: each address is one fixed query of the read API, whose arguments are the parameters. What is asked, allowed and
/// answered is the same on both ways.
/// </summary>
internal static class SlotRoutes
{
    public const string Slots = "/v1/slots";
    public const string Windows = "/v1/slot-windows";
    public const string WhyNot = "/v1/why-not";

    private const string Slot = "start from until technicianId place journeyMinutes technicians";

    /// <summary>The parameters with their types in GraphQL; an exclamation mark says that one has to be given.</summary>
    public static IReadOnlyList<(string Name, string Type)> Asked { get; } =
    [
        ("service", "ID!"), ("package", "String"), ("bookedBy", "BookedBy"), ("zone", "String"), ("latitude", "Float"), ("longitude", "Float"),
    ];

    public static IReadOnlyList<(string Name, string Type)> Days { get; } = [.. Asked, ("from", "Date!"), ("to", "Date!"), ("first", "Int")];

    public static void MapSlots(this IEndpointRouteBuilder routes, GraphQLExecutor executor)
    {
        Map(Slots, "slots", "availableSlots", Days, Slot);
        Map(Windows, "slot-windows", "slotWindows", [.. Days, ("size", "SlotWindowSize")], $"from until slots earliest {{ {Slot} }}");
        Map(WhyNot, "why-not", "whyNot", [.. Asked, ("at", "String!")], "technicianId code reason");

        void Map(string path, string name, string field, IReadOnlyList<(string Name, string Type)> parameters, string selection)
        {
            var query = $"query({string.Join(", ", parameters.Select(p => $"${p.Name}: {p.Type}"))}) {{ answer: {field}({string.Join(", ", parameters.Select(p => $"{p.Name}: ${p.Name}"))}) {{ {selection} }} }}";
            routes.MapGuarded(HttpMethod.Get, path, name, Permissions.ReadBoards, asked => AnswerAsync(asked, executor, query, parameters));
        }
    }

    private static async Task<Reply> AnswerAsync(Asked asked, GraphQLExecutor executor, string query, IReadOnlyList<(string Name, string Type)> parameters)
    {
        var problems = new List<FieldProblem>();
        var variables = new JsonObject();
        foreach (var (name, type) in parameters)
        {
            var given = asked.Context.Request.Query[name];
            if (given is [{ Length: > 0 } text] && Value(text, type.TrimEnd('!')) is { } value)
                variables[name] = value;
            else if (given.Count > 0 || type.EndsWith('!'))
                problems.Add(new FieldProblem(null, given.Count == 0 ? "required" : "invalid", $"Give {name} once, as {Words(type)}.", Parameter: name));
        }

        if (problems.Count > 0)
            return Problem.Of(400, "validation-failed", "A parameter is not valid.", problems[0].Message) with { Errors = problems };
        var request = new GraphQLRequest(query)
        {
            Variables = JsonSerializer.SerializeToElement(variables, ApiJson.Default.JsonObject),
            Context = new ReadContext(asked.Platform, asked.Caller, ReadRoutes.PositionOf(asked.Context.Request)),
        };
        using var response = await executor.ExecuteAsync(request, asked.Cancelled);
        var answer = JsonNode.Parse(response.Utf8Json.Span)!.AsObject();
        return answer["errors"] is JsonArray errors ? Refusal(errors[0]!) : Answer(answer);
    }

    private static JsonObject Answer(JsonObject answer)
    {
        var json = new JsonObject { ["answer"] = answer["data"]!["answer"]!.DeepClone() };
        if (answer["extensions"]?["stale"] is { } stale)
            json["stale"] = stale.DeepClone();
        return json;
    }

    private static Problem Refusal(JsonNode error)
    {
        var message = (string)error["message"]!;
        return (string?)error["extensions"]?["code"] switch
        {
            "NOT_FOUND" => Problem.Of(404, "not-found", "There is no such service.", message),
            "TIMEOUT" or "DATABASE_UNAVAILABLE" or "VIEW_BUILDING" => Problem.Of(503, "database-unavailable", "It cannot be answered right now.", message),
            _ => Problem.Of(400, "validation-failed", "A parameter is not valid.", message),
        };
    }

    private static JsonValue? Value(string text, string type) => type switch
    {
        "Float" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number) : null,
        "Int" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
        "BookedBy" or "SlotWindowSize" => JsonValue.Create(text.ToUpperInvariant().Replace('-', '_')),
        _ => JsonValue.Create(text),
    };

    private static string Words(string type) => type.TrimEnd('!') switch
    {
        "ID" => "a UUID",
        "Date" => "a date such as 2026-03-28",
        "Float" => "a number",
        "Int" => "a whole number",
        "BookedBy" => "customer, office or partner",
        "SlotWindowSize" => "hour or half-day",
        _ => "text",
    };
}
