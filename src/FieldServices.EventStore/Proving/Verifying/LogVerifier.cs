using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>
/// Checks a tenant's log in a database as it was at one moment, while others go on writing: every event, the chain of every stream, the tree,
/// and every checkpoint. It changes nothing and trusts nothing but the keys and checkpoints that it is given.
/// </summary>
/// <param name="places">The databases.</param>
/// <param name="options">Keys and checkpoints.</param>
public sealed class LogVerifier(Places places, VerifyOptions options)
{
    // A multiple of a block; small enough that the streams of a stretch and its bodies fit into memory several times.
    private const int Stretch = 32 * Subtree.Block;

    /// <summary>Checks the log.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="report">Told everything that is wrong, one call at a time.</param>
    /// <param name="progress">Told how many events were checked, and of how many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NpgsqlException">The database does not answer, or the log cannot be read.</exception>
    public async Task<Verified> RunAsync(
        TenantId tenant, Action<Finding> report, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellationToken = default)
    {
        var (gate, count) = (new Lock(), 0);
        void Report(Finding finding)
        {
            lock (gate)
            {
                count++;
                report(finding);
            }
        }
        var place = await places.OfAsync(tenant, cancellationToken);
        await using var moment = await LogMoment.BeginAsync(place.Database, tenant, options.Parallel, cancellationToken);
        var (tree, signed) = await TreeAsync(moment, Report, cancellationToken);
        var streams = moment.CheckStreamsAsync(Report, cancellationToken);
        await foreach (var stretch in StretchesAsync(moment, tree, Report, cancellationToken))
        {
            stretch.AddTo(tree);
            progress?.Report((stretch.End, moment.End));
        }
        if (moment.End < moment.Head)
            Report(Finding.Missing(moment.End + 1, moment.Head));
        await streams;
        tree.End(moment.Head);
        return new Verified(moment.Head, signed, tree.Root, count);
    }

    private async Task<(TreeCheck Tree, int Signed)> TreeAsync(LogMoment moment, Action<Finding> report, CancellationToken cancellationToken)
    {
        var (checkpoints, nodes, size) = await moment.ReadTreeAsync(cancellationToken);
        if (size > 0 && checkpoints.All(c => c.Size != size))
            report(Finding.OfCheckpoint($"over {size} events", "it was signed and is missing"));
        var held = options.Keys.Count == 0 ? [] : checkpoints.Select(HeldCheckpoint.Of).Concat(options.Held);
        var good = held.Select(h => (Held: h, Said: h.Read(moment.Tenant, options.Keys, report))).Where(c => c.Said is not null).Select(c => (c.Held, c.Said!)).ToList();
        foreach (var node in LogMoment.MissingNodes(nodes, Math.Min(size, moment.Head)))
            report(Finding.OfNode(node, "is missing"));
        return (new TreeCheck(good, nodes, report), good.Count);
    }

    // A few stretches are read at once; they are handed over in order.
    private async IAsyncEnumerable<StretchCheck> StretchesAsync(
        LogMoment moment, TreeCheck tree, Action<Finding> report, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new Queue<Task<StretchCheck>>();
        for (var start = 0L; start < moment.End || running.Count > 0;)
        {
            for (; start < moment.End && running.Count < options.Parallel; start += Stretch)
            {
                var (from, upTo) = (start, Math.Min(moment.End, start + Stretch));
                running.Enqueue(Task.Run(() => moment.CheckAsync(from, upTo, tree.EndsWithin, report, cancellationToken), cancellationToken));
            }
            yield return await running.Dequeue();
        }
    }
}
