using System.Runtime.CompilerServices;
using FieldServices.Api.Hosting;
using FieldServices.Api.Reads;
using FieldServices.EventStore;

namespace FieldServices.Api.Live;

/// <summary>What the listeners of this process share: one follower for each tenant, one look at their keys.</summary>
public sealed class LiveParts : IAsyncDisposable
{
    public LiveParts(Platform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        Log = platform.Log;
        Keys = new KeyWatch(platform.Keys, platform.Time);
        Feeds = new Shared<TenantId, TenantFeed>(tenant => new TenantFeed(platform.Log, platform.Places, tenant));
        Changes = new Shared<ChangeKey, ChangeGroup>(key => new ChangeGroup(platform, this, key));
    }

    public EventLog Log { get; }

    public KeyWatch Keys { get; }

    /// <summary>How many streams are open.</summary>
    public int ListenerCount => Keys.Count;

    /// <summary>How many tenants' logs are followed.</summary>
    public int FollowerCount => Feeds.Count;

    /// <summary>How many different lists are followed.</summary>
    public int ListCount => Changes.Count;

    internal Shared<TenantId, TenantFeed> Feeds { get; }

    internal Shared<ChangeKey, ChangeGroup> Changes { get; }

    /// <summary>The items of a stream, until its caller may not have them any more.</summary>
    /// <exception cref="GraphQL.Execution.GraphQLFieldException">The caller's key was revoked, has expired, or has another role now.</exception>
    public async IAsyncEnumerable<T> GuardedAsync<T>(
        ReadContext context, Func<CancellationToken, IAsyncEnumerable<T>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(open);
        using var key = Keys.Watch(context.Caller);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, key.Ended);
        await using var items = open(either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            bool more;
            try
            {
                more = await items.MoveNextAsync();
            }
            catch (OperationCanceledException) when (key.Reason is { } reason && !cancellationToken.IsCancellationRequested)
            {
                throw reason;
            }
            if (!more)
                yield break;
            if (key.Reason is { } late)
                throw late;
            yield return items.Current;
        }
    }

    public ValueTask DisposeAsync() => Keys.DisposeAsync();
}
