using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;

namespace FieldServices.Api.Workflows;

/// <summary>What could not go on by itself, and what somebody decides about it.</summary>
internal static class DeadLetterRoutes
{
    public const string Root = "/v1/dead-letters";
    public const string Letter = $"{Root}/{{id}}";
    public const string Retry = $"{Letter}/retry";
    public const string Edit = $"{Letter}/edit";
    public const string Discard = $"{Letter}/discard";
    public const int LargestPage = 500;
    public const int DefaultPage = 100;

    public static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        routes.MapGuarded(HttpMethod.Get, Root, "dead-letters", Permissions.ReadWorkflows, ListAsync);
        routes.MapGuarded(HttpMethod.Get, Letter, "dead-letter", Permissions.ReadWorkflows, asked => WithLetterAsync(asked, letter =>
            Task.FromResult<Reply>(WorkflowJson.Of(asked.Sight.Show(letter)))));
        routes.MapGuarded(HttpMethod.Post, Retry, "dead-letter.retry", Permissions.OperateWorkflows, asked => WithLetterAsync(asked, async letter =>
            Told(letter, "retry", await asked.Platform.DeadLetters.RetryAsync(asked.Caller.Tenant, letter, asked.Caller.Actor, asked.Cancelled))));
        routes.MapGuarded(HttpMethod.Post, Edit, "dead-letter.edit", Permissions.OperateWorkflows, asked => WithLetterAsync(asked, letter => EditAsync(asked, letter)));
        routes.MapGuarded(HttpMethod.Post, Discard, "dead-letter.discard", Permissions.OperateWorkflows, asked => WithLetterAsync(asked, letter => DiscardAsync(asked, letter)));
    }

    /// <summary>The problem of a letter about which nothing can be decided.</summary>
    public static Problem ProblemOf(Decided decided) => decided == Decided.Settled
        ? Problem.Of(409, "not-dead", "It is not a dead letter any more.", "It was decided about before, or went its way. Look at the list again.")
        : Problem.Of(404, "not-found", "There is no such dead letter.", "Check the id; it is the 'id' in the list. What became of it is told for 30 days.");

    private static async Task<Reply> ListAsync(Asked asked)
    {
        var kind = asked.Query.Word<DeadLetterKind>("kind");
        var limit = (int)asked.Query.Number("limit", DefaultPage, 1, LargestPage);
        if (asked.Query.Problem is { } problem)
            return problem;
        var letters = await asked.Platform.DeadLetters.ListAsync(asked.Caller.Tenant, kind, limit, asked.Cancelled);
        return new JsonObject { ["deadLetters"] = WorkflowJson.Array(letters.Select(asked.Sight.Show), WorkflowJson.Of) };
    }

    private static async Task<Reply> WithLetterAsync(Asked asked, Func<DeadLetter, Task<Reply>> then)
    {
        if (!asked.TryId(out var id))
            return ProblemOf(Decided.Unknown);
        var (letter, otherwise) = await asked.Platform.DeadLetters.FindAsync(asked.Caller.Tenant, id, asked.Cancelled);
        return letter is null ? ProblemOf(otherwise) : await then(letter);
    }

    private static async Task<Reply> EditAsync(Asked asked, DeadLetter letter)
    {
        var (json, problem) = await JsonBody.ReceiveAsync(asked.Context);
        if (json is null)
            return problem!;
        var (edit, wrong) = DecisionReader.Edit(letter, json, asked.Platform.Modules);
        if (edit is null)
            return wrong!;
        return Told(letter, "edit", await asked.Platform.DeadLetters.EditAsync(asked.Caller.Tenant, letter, edit, asked.Caller.Actor, asked.Cancelled));
    }

    private static async Task<Reply> DiscardAsync(Asked asked, DeadLetter letter)
    {
        var (json, problem) = await JsonBody.ReceiveAsync(asked.Context);
        if (json is null)
            return problem!;
        var (reason, wrong) = DecisionReader.Reason(json);
        if (reason is null)
            return wrong!;
        return Told(letter, "discard", await asked.Platform.DeadLetters.DiscardAsync(asked.Caller.Tenant, letter, reason, asked.Caller.Actor, asked.Cancelled));
    }

    private static Reply Told(DeadLetter letter, string decision, Decided decided) => decided is Decided.Done or Decided.ParkedAgain
        ? new JsonObject { ["id"] = letter.Id, ["decision"] = decision, ["parkedAgain"] = decided == Decided.ParkedAgain }
        : ProblemOf(decided);
}
