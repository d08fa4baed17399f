using FieldServices.Api.Security;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Live;

/// <summary>The key of somebody who listens.</summary>
public sealed class WatchedKey : IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Action<WatchedKey> forget;

    internal WatchedKey(Caller caller, Action<WatchedKey> forget) => (Caller, this.forget) = (caller, forget);

    public Caller Caller { get; }

    /// <summary>Cancelled when the caller may not listen any more.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Why; null as long as they may.</summary>
    public GraphQLFieldException? Reason { get; private set; }

    internal void End(GraphQLFieldException reason)
    {
        Reason ??= reason;
        try
        {
            ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The listener went at the same moment.
        }
    }

    public void Dispose()
    {
        forget(this);
        ended.Dispose();
    }
}
