using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Transport;

namespace FieldServices.Api.Reads.Answers;

/// <summary>The turn of whoever finds out an answer that others may wait for.</summary>
internal sealed class AnswerLead(KeptAnswers owner, KeptAnswer entry, ReadContext asked, IReadOnlyList<View> views, IReadOnlyList<ViewStamp> stamps) : AnswerTurn(null)
{
    private readonly TaskCompletionSource<byte[]?> found = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer; null when it cannot be kept, or there was none.</summary>
    public Task<byte[]?> Found => found.Task;

    /// <summary>Whether the views were in these states before the answer was read.</summary>
    public bool SawThe(IReadOnlyList<View> asked, IReadOnlyList<ViewStamp> seen) => ReferenceEquals(views, asked) && stamps.SequenceEqual(seen);

    public override void Answered(GraphQLResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response is not { Kind: ResponseKind.Executed, Errors.Count: 0 })
            return;
        if (asked.Sources.ViewsOnly is not { } read)
            owner.KeepNone(entry);
        else if (read.Except(views).Any())
            owner.Forget(entry);
        else
        {
            var answer = response.Utf8Json.ToArray();
            owner.Keep(entry, read, [.. read.Select(v => stamps[views.Index().First(i => i.Item == v).Index])], answer);
            found.TrySetResult(answer);
        }
    }

    protected override void Dispose(bool disposing)
    {
        owner.End(entry, this);
        found.TrySetResult(null);
        base.Dispose(disposing);
    }
}
