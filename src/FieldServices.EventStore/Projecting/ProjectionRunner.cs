using System.Collections.Concurrent;
using FieldServices.EventStore.Views;
using FieldServices.EventStore.Waking;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// Keeps every view of every tenant up to date in the background. Tenants are divided into a fixed number of shards; one
/// loop per shard folds in bulk, woken by appends, and looks at the heads of the logs now and then because wake-ups may be lost.
/// Any number of nodes may run it: the lock on a checkpoint makes them take turns.
/// </summary>
public sealed class ProjectionRunner
{
    private readonly NpgsqlDataSource database;
    private readonly WakeUps wakeUps;
    private readonly ProjectionOptions options;
    private readonly TimeProvider time;
    private readonly Shard[] shards;
    private readonly Dictionary<string, ViewBatch> batches;

    /// <summary>Prepares the runner; nothing runs before <see cref="RunAsync"/>.</summary>
    public ProjectionRunner(
        NpgsqlDataSource database,
        EventCatalog catalog,
        IReadOnlyList<ViewTable> tables,
        WakeUps wakeUps,
        ViewProgress progress,
        ProjectionOptions options,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(options);
        this.database = database;
        this.wakeUps = wakeUps;
        this.options = options;
        this.time = time;
        batches = tables.ToDictionary(t => t.View.Name, t => new ViewBatch(database, catalog, t, options.PageSize));
        shards = [.. Enumerable.Range(0, options.Shards).Select(_ => new Shard([.. batches.Values], progress, Failures, options, time))];
    }

    /// <summary>What is failing now, by view and tenant; empty when all is well.</summary>
    public ConcurrentDictionary<(string View, TenantId Tenant), ProjectionFailure> Failures { get; } = new();

    /// <summary>Runs until cancelled. A view that fails is tried again with growing pauses; the others go on.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        wakeUps.Woken += Wake;
        try
        {
            await Task.WhenAll(
                shards.Select(s => s.RunAsync(cancellationToken))
                    .Append(wakeUps.ListenAsync(cancellationToken))
                    .Append(PollAsync(cancellationToken)));
        }
        finally
        {
            wakeUps.Woken -= Wake;
        }
    }

    /// <summary>Empties one view and builds it again from event 1, tenant after tenant.</summary>
    /// <param name="view">The view's name.</param>
    /// <param name="progress">Told after each page: events done and events in all.</param>
    /// <param name="cancellationToken">Stops between two pages; the next run of any runner goes on from there.</param>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    public async Task RebuildAsync(string view, IProgress<(long Done, long Total)> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var batch = batches.TryGetValue(view, out var found)
            ? found
            : throw new KeyNotFoundException($"There is no view '{view}'. There are: {string.Join(", ", batches.Keys)}.");
        var heads = await TenantHeads.AllAsync(database, cancellationToken);
        var total = heads.Sum(h => h.Position);
        var before = 0L;
        foreach (var (tenant, position) in heads)
        {
            await batch.ResetAsync(tenant, cancellationToken);
            Advance step;
            do
            {
                step = await batch.AdvanceAsync(tenant, cancellationToken);
                progress.Report((before + Math.Min(step.To, position), total));
            }
            while (!step.CaughtUp);
            before += position;
        }
    }

    /// <summary>How many events each view is behind, summed over the tenants.</summary>
    public Task<IReadOnlyList<ViewLag>> LagAsync(CancellationToken cancellationToken = default) =>
        TenantHeads.LagAsync(database, [.. batches.Values.Select(b => b.Table.View)], cancellationToken);

    private void Wake(TenantId tenant, long position) => shards[(uint)tenant.Value.GetHashCode() % shards.Length].Wake(tenant);

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.PollInterval, time);
        do
        {
            try
            {
                foreach (var tenant in await TenantHeads.BehindAsync(database, [.. batches.Values.Select(b => b.Table.View.Table)], cancellationToken))
                    Wake(tenant, 0);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                options.OnError("heads", default, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await Next(timer, cancellationToken));
    }

    private static async ValueTask<bool> Next(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
