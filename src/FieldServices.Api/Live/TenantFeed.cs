using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.Api.Live;

/// <summary>
/// Follows the log of one tenant for everybody of this process who listens to it, with one loop however many they are. It never waits for
/// a listener.
/// </summary>
internal sealed class TenantFeed : IAsyncDisposable
{
    private const int PageSize = 500;

    // Wake-ups may be lost; this is how long it then takes to find out.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    private readonly EventLog log;
    private readonly Places places;
    private readonly TenantId tenant;
    private readonly Lock gate = new();
    private readonly List<IFeedListener> listeners = [];
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private readonly SemaphoreSlim news = new(0);
    private readonly Task loop;
    private long position;

    public TenantFeed(EventLog log, Places places, TenantId tenant)
    {
        (this.log, this.places, this.tenant) = (log, places, tenant);
        loop = Task.Run(RunAsync);
    }

    /// <summary>From now on the listener is told of every event behind the position that this returns.</summary>
    public async Task<long> JoinAsync(IFeedListener listener, CancellationToken cancellationToken)
    {
        await begun.Task.WaitAsync(cancellationToken);
        lock (gate)
        {
            listeners.Add(listener);
            return position;
        }
    }

    public void Leave(IFeedListener listener)
    {
        lock (gate)
            listeners.Remove(listener);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
        news.Dispose();
    }

    private async Task RunAsync()
    {
        void Wake(TenantId woken, long reached)
        {
            if (woken == tenant && news.CurrentCount == 0)
                news.Release();
        }

        places.Woken += Wake;
        try
        {
            while (!ended.IsCancellationRequested)
            {
                try
                {
                    if (!begun.Task.IsCompleted)
                        position = await log.HeadAsync(tenant, ended.Token);
                    begun.TrySetResult();
                    if (!await PageAsync())
                        await news.WaitAsync(LongestSleep, ended.Token);
                }
                catch (Exception e) when (e is NpgsqlException or IOException)
                {
                    // The database does not answer; the listeners lose nothing, because the position stays.
                    await Task.Delay(LongestSleep, ended.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        finally
        {
            places.Woken -= Wake;
        }
    }

    /// <returns>True when there is more to read at once.</returns>
    private async Task<bool> PageAsync()
    {
        if (await log.HeadAsync(tenant, ended.Token) <= position)
            return false;
        var page = new List<Envelope>();
        await foreach (var envelope in log.ReadLogAsync(tenant, position, PageSize, null, ended.Token))
            page.Add(envelope);
        if (page.Count == 0)
            return false;
        // Invariant: a listener that joins at a position is told of everything behind it and of nothing twice, because the position
        // moves and the page is handed out under the lock under which listeners join.
        // Held by: ChangedTests.Listeners_that_come_and_go_while_much_happens_are_told_everything_once
        lock (gate)
        {
            position = page[^1].Position;
            foreach (var listener in listeners)
                listener.Take(page);
        }
        return page.Count == PageSize;
    }
}
