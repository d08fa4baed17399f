using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Hosting;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Reading;

namespace FieldServices.Api.Audit;

/// <summary>The history of one thing or of one instance of a workflow, page by page, straight from the log.</summary>
public static class HistoryRoutes
{
    public const string Path = "/v1/streams/{type}/{id}/events";
    private const int LargestPage = 1_000;
    private const int DefaultPage = 100;

    public static void MapHistory(this IEndpointRouteBuilder routes, IReadOnlyList<Module> modules)
    {
        var types = StreamTypes.Of(modules);
        routes.MapGuarded(HttpMethod.Get, Path, "history", Permissions.ReadHistory, asked => ReadAsync(asked, types));
    }

    private static async Task<Reply> ReadAsync(Asked asked, IReadOnlyList<string> types)
    {
        var type = asked.Route("type");
        if (!types.Contains(type))
            return Problem.Of(404, "not-found", "There is no such kind of thing.", $"Known: {string.Join(", ", types)}.");
        var (from, limit) = (asked.Query.Number("from", 1, 1, long.MaxValue), asked.Query.Number("limit", DefaultPage, 1, LargestPage));
        if (asked.Query.Problem is { } problem)
            return problem;
        var events = new JsonArray();
        long last = 0;
        if (asked.TryId(out var id))
        {
            await foreach (var recorded in asked.Platform.Histories.ReadAsync(
                asked.Caller.Tenant, new StreamId(type, id), new StreamRange(FromVersion: from, Limit: limit), asked.Sight, asked.Cancelled))
            {
                events.Add(EnvelopeJson.Of(recorded));
                last = recorded.Envelope.Version;
            }
        }
        if (events.Count == 0 && from == 1)
            return CommandAnswer.NotFound(type);
        if (events.Count == limit)
            asked.NextPage($"from={last + 1}&limit={limit}");
        return new JsonObject { ["events"] = events };
    }
}
