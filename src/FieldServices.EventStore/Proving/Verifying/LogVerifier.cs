using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>
/// Checks a tenant's log in a database as it was at one moment, while others go on writing: every event, the chain of every stream, the tree,
/// and every checkpoint. It changes nothing and trusts nothing but the keys and checkpoints that it is given. It needs about a hundred
/// bytes of memory for each stream.
/// </summary>
/// <param name="places">The databases.</param>
/// <param name="options">Keys and checkpoints.</param>
public sealed class LogVerifier(Places places, VerifyOptions options)
{
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
        await using var moment = await LogMoment.BeginAsync(place.Database, tenant, cancellationToken);
        var (tree, signed) = await TreeAsync(moment, Report, cancellationToken);
        var ends = new StreamEnds(Report);
        await using (var hashing = new HashingQueue(tree, options.Parallel, Report, upTo => progress?.Report((upTo, moment.Head))))
        {
            await using (var events = await moment.CopyAsync(cancellationToken))
                await ReadAsync(events, moment.Head, ends, hashing, Report, cancellationToken);
            await hashing.EndAsync();
            if (hashing.UpTo < moment.Head)
                Report(Finding.Missing(hashing.UpTo + 1, moment.Head));
        }
        await moment.CompareStreamsAsync(ends, cancellationToken);
        tree.End(moment.Head);
        return new Verified(moment.Head, signed, tree.Root, count);
    }

    private static async Task ReadAsync(
        EventCopy events, long head, StreamEnds ends, HashingQueue hashing, Action<Finding> report, CancellationToken cancellationToken)
    {
        while (await events.ReadAsync(cancellationToken))
        {
            if (events.Position > head || events.Position <= hashing.UpTo)
                PassOver(events, head, ends, report);
            else
            {
                while (hashing.UpTo < events.Position - 1)
                {
                    hashing.Open.AddMissing(events.Position - 1, report);
                    await hashing.CloseIfFullAsync();
                }
                var (length, hash) = events.Take(hashing.Open.Room(events.Size));
                hashing.Open.Add(length, hash, ends);
                await hashing.CloseIfFullAsync();
            }
        }
    }

    private static void PassOver(EventCopy events, long head, StreamEnds ends, Action<Finding> report)
    {
        var (position, bytes) = (events.Position, new byte[events.Size]);
        ends.Note(new HashedBytes(bytes.AsSpan(0, events.Take(bytes).Length)));
        report(position > head ? Finding.Surplus(position, head) : Finding.Twice(position));
    }

    private async Task<(TreeCheck Tree, int Signed)> TreeAsync(LogMoment moment, Action<Finding> report, CancellationToken cancellationToken)
    {
        var (checkpoints, nodes) = await moment.ReadTreeAsync(cancellationToken);
        if (moment.Signed > 0 && checkpoints.All(c => c.Size != moment.Signed))
            report(Finding.OfCheckpoint($"over {moment.Signed} events", "it was signed and is missing"));
        var held = options.Keys.Count == 0 ? [] : checkpoints.Select(HeldCheckpoint.Of).Concat(options.Held);
        var good = held.Select(h => (Held: h, Said: h.Read(moment.Tenant, options.Keys, report))).Where(c => c.Said is not null).Select(c => (c.Held, c.Said!)).ToList();
        foreach (var node in LogMoment.MissingNodes(nodes, Math.Min(moment.Signed, moment.Head)))
            report(Finding.OfNode(node, "is missing"));
        return (new TreeCheck(good, nodes, report), good.Count);
    }
}
