using FieldServices.Api.Hosting;
using FieldServices.Api.Reads;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Live;

/// <summary>
/// Everybody of this process who follows the same list with the same filter: what changed is read once for all of them, after the view has
/// come as far as the log. Fields are hidden from each of them when their answers are written.
/// </summary>
internal sealed class ChangeGroup : IFeedListener, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Platform platform;
    private readonly ChangeKey list;
    private readonly ReadContext context;
    private readonly Shared<TenantId, TenantFeed>.Lease feed;
    private readonly Lock gate = new();
    private readonly List<ChangeQueue> queues = [];
    private readonly SemaphoreSlim news = new(0);
    private readonly CancellationTokenSource ended = new();
    private readonly Task<long> joined;
    private readonly Task loop;
    private Touched touched;
    private long reached;
    private long position;

    public ChangeGroup(Platform platform, LiveParts live, ChangeKey list)
    {
        (this.platform, this.list) = (platform, list);
        context = new ReadContext(platform, new Caller(list.Tenant, Role.Admin, "live"), null).OnPrimary();
        touched = new Touched(View);
        feed = live.Feeds.Take(list.Tenant);
        joined = Task.Run(() => feed.Value.JoinAsync(this, ended.Token));
        loop = Task.Run(RunAsync);
    }

    private View View => list.Model.Table.View;

    /// <summary>From now on the queue gets every change behind the position that this returns.</summary>
    public async Task<long> JoinAsync(ChangeQueue queue, CancellationToken cancellationToken)
    {
        var begin = await joined.WaitAsync(cancellationToken);
        lock (gate)
        {
            queues.Add(queue);
            return Math.Max(position, begin);
        }
    }

    public void Leave(ChangeQueue queue)
    {
        lock (gate)
            queues.Remove(queue);
    }

    public void Take(IReadOnlyList<Envelope> page)
    {
        lock (gate)
        {
            foreach (var envelope in page)
                touched.Add(envelope);
            reached = page[^1].Position;
        }
        if (news.CurrentCount == 0)
            news.Release();
    }

    /// <summary>What changed between two positions for somebody who was away meanwhile.</summary>
    public async Task<IReadOnlyList<RowChange>> MissedAsync(long after, long until, CancellationToken cancellationToken)
    {
        var missed = new Touched(View);
        var read = 0;
        await foreach (var envelope in platform.Log.ReadLogAsync(list.Tenant, after, Touched.Most, null, cancellationToken))
        {
            if (envelope.Position > until)
                break;
            missed.Add(envelope);
            read++;
        }
        if (read == Touched.Most)
            return [RowChange.Resync(until)];
        return await ChangesAsync(missed, (after, until), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        feed.Value.Leave(this);
        await ended.CancelAsync();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await feed.DisposeAsync();
        ended.Dispose();
        news.Dispose();
    }

    private async Task RunAsync()
    {
        var from = await joined;
        while (true)
        {
            await news.WaitAsync(ended.Token);
            Touched now;
            long to;
            lock (gate)
                (now, to, touched) = (touched, reached, new Touched(View));
            var changes = await ChangesAsync(now, (from, to), ended.Token);
            lock (gate)
            {
                position = from = to;
                if (changes.Count > 0)
                    queues.ForEach(q => q.Add(changes, to));
            }
        }
    }

    private async Task<IReadOnlyList<RowChange>> ChangesAsync(Touched rows, (long From, long To) span, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (rows.Keys.Count == 0 && !rows.TooMany)
                    return [];
                if (await platform.Progress.WaitAsync(View, list.Tenant, span.To, Patience, cancellationToken))
                    return await ChangeQuery.ReadAsync(list.Model, list.Filter, context, rows, span, cancellationToken);
            }
            catch (Exception e) when (e is GraphQLFieldException or NpgsqlException)
            {
                // The view is being built, or the database does not answer: the change is told when it can be read.
                await Task.Delay(Patience, cancellationToken);
            }
        }
    }
}
