using System.Text.Json.Nodes;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.EventStore.Proving;

namespace FieldServices.Api.Proving;

/// <summary>Signed checkpoints of the tenant's log, proofs about it, and the keys that verify them.</summary>
internal static class ProofRoutes
{
    public const string Root = "/v1/checkpoints";
    public const string Latest = $"{Root}/latest";
    public const string Keys = $"{Root}/keys";
    public const string Inclusion = "/v1/proofs/inclusion";
    public const string Consistency = "/v1/proofs/consistency";
    public const int LargestPage = 1_000;
    public const int DefaultPage = 100;

    public static void MapProofs(this IEndpointRouteBuilder routes)
    {
        routes.MapGuarded(HttpMethod.Get, Root, "checkpoints", Permissions.ReadProofs, ListAsync);
        routes.MapGuarded(HttpMethod.Get, Latest, "checkpoints.latest", Permissions.ReadProofs, LatestAsync);
        routes.MapGuarded(HttpMethod.Get, Keys, "checkpoints.keys", Permissions.ReadProofs, KeysAsync);
        routes.MapGuarded(HttpMethod.Get, Inclusion, "proofs.inclusion", Permissions.ReadProofs, InclusionAsync);
        routes.MapGuarded(HttpMethod.Get, Consistency, "proofs.consistency", Permissions.ReadProofs, ConsistencyAsync);
    }

    private static async Task<Reply> ListAsync(Asked asked)
    {
        var (before, limit) = (asked.Query.Number("before", long.MaxValue, 1, long.MaxValue), asked.Query.Number("limit", DefaultPage, 1, LargestPage));
        if (asked.Query.Problem is { } problem)
            return problem;
        var page = await asked.Platform.Proving.Checkpoints.ListAsync(asked.Caller.Tenant, before, (int)limit, asked.Cancelled);
        if (page.Count == limit)
            asked.NextPage($"before={page[^1].Size}&limit={limit}");
        return new JsonObject { ["checkpoints"] = new JsonArray([.. page.Select(Json)]) };
    }

    private static async Task<Reply> LatestAsync(Asked asked) =>
        await asked.Platform.Proving.Checkpoints.LatestAsync(asked.Caller.Tenant, asked.Cancelled) is { } latest ? Json(latest) : await NoCheckpointAsync(asked);

    private static Task<Reply> KeysAsync(Asked asked) => Task.FromResult<Reply>(new JsonObject
    {
        ["keys"] = new JsonArray([.. asked.Platform.Proving.Keys.Select(k => JsonValue.Create(k.ToString()))]),
    });

    private static Task<Reply> InclusionAsync(Asked asked) => ProvedAsync(asked, "size", "position", async (size, position) =>
    {
        var (e, path) = await asked.Platform.Proving.Proofs.InclusionAsync(asked.Caller.Tenant, position, size, asked.Cancelled);
        return new JsonObject { ["position"] = position, ["size"] = size, ["eventHash"] = Text(e), ["path"] = Json(path) };
    });

    private static Task<Reply> ConsistencyAsync(Asked asked) => ProvedAsync(asked, "to", "from", async (to, from) =>
    {
        var path = await asked.Platform.Proving.Proofs.ConsistencyAsync(asked.Caller.Tenant, from, to, asked.Cancelled);
        return new JsonObject { ["from"] = from, ["to"] = to, ["path"] = Json(path) };
    });

    /// <summary>Proves something about a tree, by default that of the latest checkpoint, and a smaller number within it, which has to be given.</summary>
    private static async Task<Reply> ProvedAsync(Asked asked, string tree, string within, Func<long, long, Task<JsonObject>> prove)
    {
        var latest = await asked.Platform.Proving.Checkpoints.LatestAsync(asked.Caller.Tenant, asked.Cancelled);
        if (latest is null)
            return await NoCheckpointAsync(asked);
        var size = asked.Query.Number(tree, latest.Size, 1, latest.Size);
        var number = asked.Query.Number(within, 0, 1, size);
        if (asked.Query.Problem is { } problem)
            return problem;
        if (number == 0)
            return Missing(within);
        try
        {
            return await prove(size, number);
        }
        catch (MissingNodeException e)
        {
            return Problem.Of(409, "log-damaged", "The log is not what was signed.", $"{e.Message} Run 'fieldservices verify'.");
        }
    }

    private static async Task<Problem> NoCheckpointAsync(Asked asked)
    {
        var (proving, tenant) = (asked.Platform.Proving, asked.Caller.Tenant);
        var none = Problem.Of(404, "no-checkpoint", "No checkpoint of this log was signed yet.");
        if (proving.FirstWithin is not { } first)
            return none with { Detail = $"This server has no signing key. Set {CheckpointSettings.Prefix}KEY_FILE: see docs/operators.md." };
        if ((await proving.Checkpoints.RefusedAsync(asked.Cancelled)).FirstOrDefault(r => r.Tenant == tenant) is { Reason: { } reason })
            return none with { Detail = $"None is signed: {reason} Run 'fieldservices verify'." };
        var seconds = (int)Math.Ceiling(first.TotalSeconds);
        return await asked.Platform.Log.HeadAsync(tenant, asked.Cancelled) == 0
            ? none with { Detail = $"The log has no events. The first checkpoint comes within {seconds} s of the first event." }
            : none with { Detail = $"The first one comes within {seconds} s; repeat the request then.", RetryAfter = seconds };
    }

    private static Problem Missing(string name) =>
        Problem.Of(400, "validation-failed", "A parameter is missing.", $"Give {name}.") with { Errors = [new FieldProblem(null, "required", $"Give {name}.", Parameter: name)] };

    private static JsonObject Json(SignedCheckpoint checkpoint) =>
        new() { ["size"] = checkpoint.Size, ["signedAt"] = checkpoint.SignedAt, ["note"] = checkpoint.Note };

    private static JsonArray Json(IEnumerable<EventStore.Digest> path) => new([.. path.Select(h => JsonValue.Create(Text(h)))]);

    private static string Text(EventStore.Digest hash) => Convert.ToBase64String(hash.ToArray());
}
