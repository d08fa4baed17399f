using Npgsql;

namespace FieldServices.EventStore.Proving;

/// <summary>The hashes of a tenant's tree, put together from the kept nodes and, below them, from the hashes of events.</summary>
internal sealed class TreeNodes
{
    private const string Find =
        """
        select $3[asked.place], n.number, n.hash
        from unnest($2::bigint[], $4::bigint[]) with ordinality as asked (since, until, place)
        join eventstore.tree_nodes n on n.tenant_id = $1 and n.level = $3[asked.place] and n.number >= asked.since and n.number < asked.until
        union all
        select 0::smallint, e.position - 1, e.hash
        from unnest($5::bigint[], $6::bigint[]) as asked (since, until)
        join eventstore.events e on e.tenant_id = $1 and e.position > asked.since and e.position <= asked.until
        """;

    private readonly Dictionary<Subtree, Digest> known = [];

    /// <summary>Reads whatever is needed for the roots of these stretches.</summary>
    public static async Task<TreeNodes> ReadAsync(
        NpgsqlDataSource database, TenantId tenant, IEnumerable<(long Start, long End)> stretches, CancellationToken cancellationToken)
    {
        var wanted = stretches.SelectMany(s => Subtree.Cover(s.Start, s.End)).Select(KeptBelow).Distinct().ToList();
        var (nodes, leaves) = (wanted.Where(w => w.Level > 0).ToList(), wanted.Where(w => w.Level == 0).ToList());
        await using var command = database.CreateCommand(Find);
        object[] values =
        [
            tenant.Value, nodes.Select(n => n.Since).ToArray(), nodes.Select(n => (short)n.Level).ToArray(), nodes.Select(n => n.Until).ToArray(),
            leaves.Select(n => n.Since).ToArray(), leaves.Select(n => n.Until).ToArray(),
        ];
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        var found = new TreeNodes();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (level, number, hash) = (reader.GetInt16(0), reader.GetInt64(1), Digest.Read(reader.GetFieldValue<byte[]>(2)));
            found.known[new Subtree(level * Subtree.Step, number)] = level == 0 ? MerkleHash.Leaf(hash) : hash;
        }
        return found;
    }

    /// <summary>The hash of a whole subtree.</summary>
    /// <exception cref="MissingNodeException">A node or an event that it is made of is not there.</exception>
    public Digest Of(Subtree subtree)
    {
        if (known.TryGetValue(subtree, out var hash))
            return hash;
        if (subtree.Level % Subtree.Step == 0)
            throw new MissingNodeException(subtree);
        return MerkleHash.Node(Of(new(subtree.Level - 1, subtree.Number * 2)), Of(new(subtree.Level - 1, (subtree.Number * 2) + 1)));
    }

    // The nodes of the next kept level at or below a subtree.
    private static (int Level, long Since, long Until) KeptBelow(Subtree subtree)
    {
        var up = subtree.Level % Subtree.Step;
        return (subtree.Level / Subtree.Step, subtree.Number << up, (subtree.Number + 1) << up);
    }
}
