using System.Text.Json.Nodes;
using FieldServices.EventStore;

namespace FieldServices.Api.Commands.Bulk;

/// <summary>What became of each of many, and how many of each there are.</summary>
internal sealed class BulkSummary(string subject)
{
    private readonly JsonArray items = [];
    private readonly Dictionary<string, int> counts = new() { ["done"] = 0, ["already"] = 0, ["rejected"] = 0, ["undecided"] = 0 };
    private long position;

    public void Add(Guid id, CommandResult result)
    {
        var item = Of(result);
        item["id"] = id;
        counts[(string)item["outcome"]!]++;
        items.Add(item);
    }

    public (JsonObject Body, long Position) Told()
    {
        var body = new JsonObject();
        foreach (var (outcome, count) in counts)
            body[outcome] = count;
        body["position"] = position;
        body["items"] = items;
        return (body, position);
    }

    private JsonObject Of(CommandResult result) => result switch
    {
        CommandResult.Accepted accepted => Accepted(accepted),
        CommandResult.WouldAccept would => Outcome(would.Events.Count > 0 ? "done" : "already", ("events", Names(would.Events.Select(e => e.Type.Name)))),
        CommandResult.Rejected rejected => Refused(rejected.Reason, ("allowedCommands", Names(rejected.AllowedCommands))),
        CommandResult.NotFound => Refused(new Rejection("not-found", $"There is no such {subject}; check the id.")),
        CommandResult.VersionMismatch other => Refused(new Rejection("version-mismatch", $"Its version is {other.Version}; look at it again.")),
        CommandResult.Archived => Refused(new Rejection("stream-archived", $"The {subject} is archived and does not change.")),
        CommandResult.KeyReused => Refused(new Rejection("idempotency-key-reused", "The key was used for something else; use a new one.")),
        CommandResult.InFlight or CommandResult.Contended => Outcome("undecided", ("detail", "Nothing was stored. Repeat the request with the same key.")),
        _ => throw new InvalidOperationException($"No outcome is known for {result.GetType().Name}."),
    };

    private JsonObject Accepted(CommandResult.Accepted accepted)
    {
        position = Math.Max(position, accepted.Position);
        return Outcome(
            accepted.Events.Count > 0 ? "done" : "already",
            ("version", accepted.Version), ("position", accepted.Position), ("events", Names(accepted.Events)));
    }

    private static JsonObject Refused(Rejection reason, params (string, JsonNode?)[] more) =>
        Outcome("rejected", [("code", reason.Code), ("detail", reason.Message), .. more]);

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(n => JsonValue.Create(n))];

    private static JsonObject Outcome(string outcome, params (string Name, JsonNode? Value)[] fields)
    {
        var item = new JsonObject { ["id"] = null, ["outcome"] = outcome };
        foreach (var (name, value) in fields)
            item[name] = value;
        return item;
    }
}
