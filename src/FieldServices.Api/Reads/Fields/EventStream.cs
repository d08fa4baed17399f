using System.Runtime.CompilerServices;
using FieldServices.EventStore;

namespace FieldServices.Api.Reads.Fields;

/// <summary>A cursor over a tenant's log that waits at its end: every event once, in order, for as long as somebody listens.</summary>
public static class EventStream
{
    private const int PageSize = 500;

    // Wake-ups may be lost; this is how long it then takes to find out.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<Envelope> FollowAsync(
        ReadContext context, long? after, IReadOnlyCollection<string>? types, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (platform, tenant) = (context.Platform, context.Caller.Tenant);
        using var news = new SemaphoreSlim(0);
        void Wake(TenantId woken, long position)
        {
            if (woken == tenant && news.CurrentCount == 0)
                news.Release();
        }

        platform.Places.Woken += Wake;
        try
        {
            var position = after ?? await platform.Log.HeadAsync(tenant, cancellationToken);
            while (true)
            {
                // The head first: what is then read without finding anything of these types is known to be empty up to it.
                var (head, count) = (await platform.Log.HeadAsync(tenant, cancellationToken), 0);
                await foreach (var envelope in platform.Log.ReadLogAsync(tenant, position, PageSize, types, cancellationToken))
                {
                    (position, count) = (envelope.Position, count + 1);
                    yield return envelope;
                }
                if (count == PageSize)
                    continue;
                position = Math.Max(position, head);
                await news.WaitAsync(LongestSleep, cancellationToken);
            }
        }
        finally
        {
            platform.Places.Woken -= Wake;
        }
    }
}
