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
    private readonly EventCatalog catalog;
    private readonly WakeUps wakeUps;
    private readonly ProjectionOptions options;
    private readonly TenantLoops loops;
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
        this.catalog = catalog;
        this.wakeUps = wakeUps;
        this.options = options;
        Versions = new ViewVersions(database, tables.Select(t => t.View), options);
        batches = tables.ToDictionary(t => t.View.Name, t => new ViewBatch(database, catalog, t, options));
        loops = new TenantLoops(database, [.. batches.Values], wakeUps, progress.Report, Failures, options, time);
    }

    /// <summary>What is failing now, by view and tenant; empty when all is well.</summary>
    public ConcurrentDictionary<(string View, TenantId Tenant), ProjectionFailure> Failures { get; } = new();

    /// <summary>Which views may be read, and which are being built first.</summary>
    public ViewVersions Versions { get; }

    /// <summary>Runs until cancelled. A view that fails is tried again with growing pauses; the others go on.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(wakeUps.ListenAsync(cancellationToken), loops.RunAsync(Versions.LookAsync, cancellationToken));

    /// <summary>
    /// Builds one view again from event 1, beside the one in use, and puts it in its place in one transaction once it has come as
    /// far; queries are answered from the one or from the other, never from both. The one before is kept, see
    /// <see cref="RestoreAsync"/>.
    /// </summary>
    /// <param name="view">The view's name.</param>
    /// <param name="progress">Told after each page: events done and events in all.</param>
    /// <param name="cancellationToken">Gives up; the view in use stays as it is.</param>
    /// <returns>How many rows the new table has, and how many of either table are not in the other.</returns>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    /// <exception cref="RebuildRunningException">The view is being rebuilt already.</exception>
    /// <exception cref="InvalidOperationException">Too many streams could not be folded.</exception>
    public Task<Rebuilt> RebuildAsync(string view, IProgress<(long Done, long Total)> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return RebuildOf(view).RunAsync(progress, cancellationToken);
    }

    /// <summary>Puts the table from before the last rebuild back in place; it goes on from where it was left.</summary>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    /// <exception cref="InvalidOperationException">There is no table from before a rebuild.</exception>
    public Task RestoreAsync(string view, CancellationToken cancellationToken = default) => RebuildOf(view).RestoreAsync(cancellationToken);

    /// <summary>How many events each view is behind, summed over the tenants.</summary>
    public Task<IReadOnlyList<ViewLag>> LagAsync(CancellationToken cancellationToken = default) =>
        TenantHeads.LagAsync(database, [.. batches.Values.Select(b => b.Table.View)], cancellationToken);

    private ViewRebuild RebuildOf(string view) => batches.TryGetValue(view, out var batch)
        ? new ViewRebuild(database, catalog, batch.Table, options)
        : throw new KeyNotFoundException($"There is no view '{view}'. There are: {string.Join(", ", batches.Keys)}.");
}
