using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Reading;

namespace FieldServices.Api.Audit;

/// <summary>The history of one thing, page by page, straight from the log.</summary>
public static class HistoryRoutes
{
    public const string Path = "/v1/streams/{type}/{id}/events";
    private const int LargestPage = 1_000;
    private const int DefaultPage = 100;

    public static void MapHistory(this IEndpointRouteBuilder routes, IReadOnlyList<Module> modules) =>
        routes.MapGet(Path, context => ReadAsync(context, modules)).WithName("history").RequireAuthorization();

    private static async Task ReadAsync(HttpContext context, IReadOnlyList<Module> modules)
    {
        var platform = context.RequestServices.GetRequiredService<Platform>();
        var caller = Caller.Of(context);
        if (!caller.May(Permissions.ReadHistory))
        {
            await Permissions.Deny(context, Permissions.ReadHistory);
            return;
        }
        var type = (string)context.Request.RouteValues["type"]!;
        if (modules.FirstOrDefault(m => m.Subject == type) is not { } module)
        {
            await Problem.Write(context, Problem.Of(404, "not-found", "There is no such kind of thing.", $"Known: {string.Join(", ", modules.Select(m => m.Subject))}."));
            return;
        }
        var problems = new List<FieldProblem>();
        var from = ReadNumber(context, "from", 1, 1, long.MaxValue, problems);
        var limit = ReadNumber(context, "limit", DefaultPage, 1, LargestPage, problems);
        if (problems.Count > 0)
        {
            await Problem.Write(context, Problem.Of(400, "validation-failed", "A parameter is not valid.", problems[0].Message) with { Errors = problems });
            return;
        }
        await WritePageAsync(context, platform, caller, module, from, limit);
    }

    private static async Task WritePageAsync(HttpContext context, Platform platform, Caller caller, Module module, long from, long limit)
    {
        var events = new JsonArray();
        long last = 0;
        if (Guid.TryParse((string?)context.Request.RouteValues["id"], out var id))
        {
            var range = new StreamRange(FromVersion: from, Limit: limit);
            await foreach (var envelope in platform.Log.ReadStreamAsync(caller.Tenant, new StreamId(module.Subject, id), range, context.RequestAborted))
            {
                events.Add(EnvelopeJson.Of(envelope));
                last = envelope.Version;
            }
        }
        if (events.Count == 0 && from == 1)
        {
            await Problem.Write(context, Commands.CommandAnswer.NotFound(module));
            return;
        }
        if (events.Count == limit)
            context.Response.Headers.Link = $"<{context.Request.Path}?from={last + 1}&limit={limit}>; rel=\"next\"";
        await context.Response.WriteAsJsonAsync(new JsonObject { ["events"] = events }, ApiJson.Readable.JsonObject, contentType: null, context.RequestAborted);
    }

    private static long ReadNumber(HttpContext context, string name, long otherwise, long least, long most, List<FieldProblem> problems)
    {
        if (context.Request.Query[name] is not [{ } text])
            return otherwise;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        problems.Add(new FieldProblem(null, "invalid", $"{name} is a whole number from {least} to {most}.", Parameter: name));
        return otherwise;
    }
}
