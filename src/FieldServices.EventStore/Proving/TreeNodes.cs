using Npgsql;

namespace FieldServices.EventStore.Proving;

/// <summary>The hashes of a tenant's tree, put together from the kept nodes and, below them, from the hashes of events.</summary>
internal sealed class TreeNodes
{
    private const string Events = "select position - 1, hash from eventstore.events where tenant_id = $1 and position > $2 and position <= $3";
    private const string Kept = "select number, hash from eventstore.tree_nodes where tenant_id = $1 and number >= $2 and number < $3 and level = $4";

    private readonly Dictionary<Subtree, Digest> known = [];
    private readonly Dictionary<long, Digest> events = [];

    /// <summary>Reads whatever is needed for the roots of these stretches, in one round trip.</summary>
    /// <param name="database">The database of the tenant.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="stretches">Stretches of leaves, none behind the size.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TreeNodes> ReadAsync(
        NpgsqlDataSource database, TenantId tenant, IEnumerable<(long Start, long End)> stretches, long size, CancellationToken cancellationToken)
    {
        // What lies together below one kept node is read together: at most two ranges of a level, whatever is proved.
        var ranges = stretches.SelectMany(s => Subtree.Cover(s.Start, s.End)).Select(subtree => RangeOf(subtree, size)).Distinct().ToList();
        await using var batch = database.CreateBatch();
        foreach (var (level, since, until) in ranges)
        {
            var command = new NpgsqlBatchCommand(level == 0 ? Events : Kept);
            foreach (var value in (object[])[tenant.Value, since, until, .. level == 0 ? [] : new object[] { (short)level }])
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
        var found = new TreeNodes();
        if (ranges.Count == 0)
            return found;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (level, _, _) in ranges)
        {
            while (await reader.ReadAsync(cancellationToken))
                found.Add(level, reader.GetInt64(0), Digest.Read(reader.GetFieldValue<byte[]>(1)));
            await reader.NextResultAsync(cancellationToken);
        }
        return found;
    }

    /// <summary>The hash of the event that is a leaf.</summary>
    /// <exception cref="MissingNodeException">It is not there.</exception>
    public Digest EventOf(long leaf) => events.TryGetValue(leaf, out var hash) ? hash : throw new MissingNodeException(new(0, leaf));

    /// <summary>The hash of a whole subtree.</summary>
    /// <exception cref="MissingNodeException">A node or an event that it is made of is not there.</exception>
    public Digest Of(Subtree subtree)
    {
        if (known.TryGetValue(subtree, out var hash))
            return hash;
        if (subtree.Level == 0)
            return MerkleHash.Leaf(EventOf(subtree.Number));
        if (subtree.Level % Subtree.Step == 0)
            throw new MissingNodeException(subtree);
        return MerkleHash.Node(Of(new(subtree.Level - 1, subtree.Number * 2)), Of(new(subtree.Level - 1, (subtree.Number * 2) + 1)));
    }

    private void Add(int level, long number, Digest hash)
    {
        if (level == 0)
            events[number] = hash;
        else
            known[new Subtree(level * Subtree.Step, number)] = hash;
    }

    // The nodes of the next kept level at or below a subtree, with all others below the same kept node.
    private static (int Level, long Since, long Until) RangeOf(Subtree subtree, long size)
    {
        var (level, first) = (subtree.Level / Subtree.Step, subtree.Number << (subtree.Level % Subtree.Step));
        var since = first & ~(Subtree.Block - 1L);
        return (level, since, Math.Min(since + Subtree.Block, size >> (level * Subtree.Step)));
    }
}
