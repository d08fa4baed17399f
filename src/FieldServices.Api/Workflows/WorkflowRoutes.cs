using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using FieldServices.EventStore.Views;
using FieldServices.Workflows;
using FieldServices.Workflows.Controlling;
using FieldServices.Workflows.Stepping;

namespace FieldServices.Api.Workflows;

/// <summary>What workflows are doing, and what can be decided about their instances.</summary>
internal static class WorkflowRoutes
{
    public const string Root = "/v1/workflows";
    public const string Instances = $"{Root}/{{name}}/instances";
    public const string Instance = $"{Instances}/{{id}}";
    public const string Retry = $"{Instance}/retry";
    public const string Cancel = $"{Instance}/cancel";
    public const int LargestPage = 500;
    public const int DefaultPage = 100;

    public static void MapWorkflows(this IEndpointRouteBuilder routes)
    {
        routes.MapGuarded(HttpMethod.Get, Root, "workflows", Permissions.ReadWorkflows, StandingsAsync);
        routes.MapGuarded(HttpMethod.Get, Instances, "workflow.instances", Permissions.ReadWorkflows, ListAsync);
        routes.MapGuarded(HttpMethod.Get, Instance, "workflow.instance", Permissions.ReadWorkflows, async asked =>
            await FindAsync(asked) is { } found ? WorkflowJson.Of(found) : CommandAnswer.NotFound("instance of this workflow"));
        routes.MapGuarded(HttpMethod.Post, Retry, "workflow.retry", Permissions.OperateWorkflows, RetryAsync);
        routes.MapGuarded(HttpMethod.Post, Cancel, "workflow.cancel", Permissions.OperateWorkflows, CancelAsync);
    }

    private static async Task<Reply> StandingsAsync(Asked asked) => new JsonObject
    {
        ["workflows"] = WorkflowJson.Array(await (await asked.Platform.Workflows.OfAsync(asked.Caller.Tenant, asked.Cancelled)).Report.StandingsAsync(asked.Caller.Tenant, asked.Cancelled), WorkflowJson.Of),
    };

    private static async Task<Reply> ListAsync(Asked asked)
    {
        var (workflows, query, name) = (asked.Platform.Workflows, asked.Query, asked.Route("name"));
        var (status, after) = (query.Word<InstanceStatus>("status"), query.Id("after"));
        var limit = (int)query.Number("limit", DefaultPage, 1, LargestPage);
        if (query.Problem is { } problem)
            return problem;
        var page = await (await workflows.OfAsync(asked.Caller.Tenant, asked.Cancelled)).Report.InstancesAsync(asked.Caller.Tenant, name, status, after ?? Guid.Empty, limit, asked.Cancelled);
        // Instances of a workflow that this release no longer has can still be seen.
        if (page.Count == 0 && !workflows.Catalog.Has(name))
            return Problem.Of(404, "not-found", "There is no such workflow.", $"Known: {string.Join(", ", workflows.Catalog.Names)}.");
        if (page.Count == limit)
            asked.NextPage($"{(status is { } s ? $"status={EnumText.Of(s)}&" : "")}after={page[^1].Id.Id}&limit={limit}");
        return new JsonObject { ["instances"] = WorkflowJson.Array(page, WorkflowJson.Of) };
    }

    private static async Task<Reply> RetryAsync(Asked asked)
    {
        if (await FindAsync(asked) is not { } found)
            return CommandAnswer.NotFound("instance of this workflow");
        var decided = DeadLetters.Said(await (await asked.Platform.Workflows.OfAsync(asked.Caller.Tenant, asked.Cancelled)).Control.RetryAsync(asked.Caller.Tenant, found.Summary.Id, asked.Caller.Actor, asked.Cancelled));
        return decided == Decided.Settled
            ? Problem.Of(409, "not-parked", "The instance is not parked.", $"It is {EnumText.Of(found.Summary.Status)}; only a parked one has inputs to retry.")
            : await SummaryAsync(asked);
    }

    private static async Task<Reply> CancelAsync(Asked asked)
    {
        if (await FindAsync(asked) is not { } found)
            return CommandAnswer.NotFound("instance of this workflow");
        var (json, problem) = await JsonBody.ReceiveAsync(asked.Context);
        if (json is null)
            return problem!;
        var (reason, wrong) = DecisionReader.Reason(json);
        if (reason is null)
            return wrong!;
        return await (await asked.Platform.Workflows.OfAsync(asked.Caller.Tenant, asked.Cancelled)).Control.CancelAsync(asked.Caller.Tenant, found.Summary.Id, reason, asked.Caller.Actor, asked.Cancelled)
            ? await SummaryAsync(asked)
            : Problem.Of(409, "not-running", "The instance has ended.", $"It is {EnumText.Of(found.Summary.Status)}; there is nothing to cancel.");
    }

    private static async Task<Reply> SummaryAsync(Asked asked) => WorkflowJson.Of((await FindAsync(asked))!.Summary);

    private static async Task<InstanceDetails?> FindAsync(Asked asked) => asked.TryId(out var id)
        ? asked.Sight.Show(asked.Platform.Workflows.Catalog, await (await asked.Platform.Workflows.OfAsync(asked.Caller.Tenant, asked.Cancelled)).Report.FindAsync(asked.Caller.Tenant, new InstanceId(asked.Route("name"), id), asked.Cancelled))
        : null;
}
