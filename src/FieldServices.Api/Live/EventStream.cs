using System.Runtime.CompilerServices;
using FieldServices.EventStore;

namespace FieldServices.Api.Live;

/// <summary>A cursor over a tenant's log that waits at its end: every event once, in order, for as long as somebody listens.</summary>
internal static class EventStream
{
    private const int PageSize = 500;

    /// <param name="live">What listeners of this process share.</param>
    /// <param name="tenant">Whose log.</param>
    /// <param name="after">Behind which position; null for what happens from now on.</param>
    /// <param name="types">Stored names to keep; null for all.</param>
    /// <param name="streams">Streams to keep; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<Envelope> FollowAsync(
        LiveParts live, TenantId tenant, long? after, IReadOnlyCollection<string>? types, IReadOnlySet<StreamId>? streams,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = types?.ToHashSet(StringComparer.Ordinal);
        bool Wanted(Envelope e) => (wanted is null || wanted.Contains(e.Type.Name)) && (streams is null || streams.Contains(e.Stream));

        await using var feed = live.Feeds.Take(tenant);
        var position = after;
        while (true)
        {
            using var queue = new EventQueue(Wanted);
            var joined = await feed.Value.JoinAsync(queue, cancellationToken);
            try
            {
                position ??= joined;
                // What happened before is read at the subscriber's own pace; meanwhile the queue takes what comes, or is lost.
                while (position < joined)
                {
                    var count = 0;
                    await foreach (var envelope in live.Log.ReadLogAsync(tenant, position.Value, PageSize, types, cancellationToken))
                    {
                        (position, count) = (envelope.Position, count + 1);
                        if (Wanted(envelope))
                            yield return envelope;
                    }
                    if (count < PageSize)
                        position = Math.Max(position.Value, joined);
                }
                while (await queue.NextAsync(cancellationToken) is { } envelope)
                {
                    if (envelope.Position <= position)
                        continue;
                    position = envelope.Position;
                    yield return envelope;
                }
            }
            finally
            {
                feed.Value.Leave(queue);
            }
        }
    }
}
