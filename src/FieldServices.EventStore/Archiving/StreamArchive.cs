using FieldServices.EventStore.Placing;

namespace FieldServices.EventStore.Archiving;

/// <summary>
/// Puts finished streams away. An archived stream keeps its identity, its claims and every event, and is read as ever; it does not grow
/// until it is restored. Its events lie in the cold part of the log. Safe beside everything else, any number of times at once; a run that
/// is stopped anywhere leaves streams that are archived or are not, and the next run goes on with those that are not.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="options">How much at a time; null for the defaults.</param>
public sealed class StreamArchive(EventLog log, ArchiveOptions? options = null)
{
    private readonly ArchiveOptions options = options ?? new();
    private readonly Dictionary<Place, ArchiveTable> tables = log.Places.All.ToDictionary(p => p, p => new ArchiveTable(p.Database));

    /// <summary>Archives what is finished and has rested long enough.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="rules">Which streams, by their types.</param>
    /// <param name="rest">How long a finished stream must have rested; null for what its rule says.</param>
    /// <param name="progress">Told what has been archived so far.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="TenantMovedException">The tenant is on its way to another database, and that takes too long.</exception>
    public async Task<ArchiveRun> RunAsync(
        TenantId tenant, IReadOnlyList<ArchiveRule> rules, TimeSpan? rest = null, IProgress<ArchiveRun>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var done = new ArchiveRun(0, 0);
        foreach (var rule in rules)
        {
            var last = Guid.Empty;
            while (await PageAsync(tenant, rule, last, rest ?? rule.Rest, cancellationToken) is { Count: > 0 } page)
            {
                last = page[^1].Id;
                foreach (var batch in (await FinishedAsync(tenant, rule, page, cancellationToken)).Chunk(options.StreamsAtOnce))
                {
                    done = await ArchiveAsync(tenant, rule.StreamType, batch, done, cancellationToken);
                    progress?.Report(done);
                }
            }
        }
        return done;
    }

    /// <summary>Lets an archived stream grow again, and brings its events back.</summary>
    /// <returns>False when it is not archived.</returns>
    /// <exception cref="TenantMovedException">The tenant is on its way to another database, and that takes too long.</exception>
    public async Task<bool> RestoreAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken = default)
    {
        var restored = await log.Places.WriteAsync(tenant, p => tables[p].UnmarkAsync(tenant, stream, cancellationToken), cancellationToken);
        await ChangePartAsync(tenant, stream.Type, [stream.Id], cold: false, cancellationToken);
        return restored;
    }

    /// <summary>Tells whether a stream is archived.</summary>
    public Task<bool> IsArchivedAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken = default) =>
        log.Places.ReadAsync(tenant, p => tables[p].IsArchivedAsync(tenant, stream, cancellationToken), cancellationToken);

    /// <summary>Archived streams in the order of types and ids.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IReadOnlyList<ArchivedStream>> ListAsync(TenantId tenant, StreamId? after, int limit, CancellationToken cancellationToken = default) =>
        log.Places.ReadAsync(tenant, p => tables[p].ListAsync(tenant, after, limit, cancellationToken), cancellationToken);

    private Task<List<(Guid Id, long Version, bool HasRested)>> PageAsync(
        TenantId tenant, ArchiveRule rule, Guid after, TimeSpan rest, CancellationToken cancellationToken) =>
        log.Places.ReadAsync(tenant, p => tables[p].PageAsync(tenant, rule.StreamType, after, rest, options.PageSize, cancellationToken), cancellationToken);

    private async Task<List<(Guid Id, long Version)>> FinishedAsync(
        TenantId tenant, ArchiveRule rule, List<(Guid Id, long Version, bool HasRested)> page, CancellationToken cancellationToken)
    {
        var finished = new List<(Guid, long)>();
        foreach (var (id, _, _) in page.Where(s => s.HasRested))
        {
            var folded = await log.FoldAsync(
                tenant, new StreamId(rule.StreamType, id), rule.Fold.Initial, rule.Fold.Evolve, cancellationToken: cancellationToken);
            if (rule.IsFinished(folded.State))
                finished.Add((id, folded.Version));
        }
        return finished;
    }

    // Invariant: first the events, then the mark. Events of a stream that goes on may lie in either part, so whatever happens in between
    // does no harm; and a marked stream is whole.
    // Held by: ArchiveContract.An_event_is_in_one_part_only_whatever_interrupts_the_archive
    private async Task<ArchiveRun> ArchiveAsync(
        TenantId tenant, string type, IReadOnlyList<(Guid Id, long Version)> streams, ArchiveRun done, CancellationToken cancellationToken)
    {
        var events = await ChangePartAsync(tenant, type, [.. streams.Select(s => s.Id)], cold: true, cancellationToken);
        var marked = await log.Places.WriteAsync(tenant, p => tables[p].MarkAsync(tenant, type, streams, cancellationToken), cancellationToken);
        return new ArchiveRun(done.Streams + marked, done.Events + events);
    }

    private async Task<long> ChangePartAsync(TenantId tenant, string type, IReadOnlyList<Guid> streams, bool cold, CancellationToken cancellationToken)
    {
        var (all, moved) = (0L, options.EventsAtOnce);
        while (moved == options.EventsAtOnce)
        {
            moved = await log.Places.WriteAsync(
                tenant, p => tables[p].ChangePartAsync(tenant, type, streams, cold, options.EventsAtOnce, cancellationToken), cancellationToken);
            all += moved;
            await Task.Delay(options.Pause, cancellationToken);
        }
        return all;
    }
}
