using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Proving;

/// <summary>One pass over what was added to one tenant's log since its last checkpoint, in one transaction.</summary>
internal sealed class NotaryPass
{
    // Invariant: whoever extends a tree holds its row from before it reads to its commit, and whoever finds it held leaves the tenant to that
    // node; nodes of the tree, its size and the checkpoint are of one transaction. So there is one tree, whatever dies and however many run.
    // Held by: NotaryContract.Nodes_that_sign_at_once_leave_one_tree, NotaryContract.What_was_not_committed_is_signed_by_the_next
    private const string Lock = "select size from eventstore.trees where tenant_id = $1 for no key update skip locked";

    private const string Start = "insert into eventstore.trees (tenant_id) values ($1) on conflict do nothing";

    private const string Head = "select position from eventstore.tenant_heads where tenant_id = $1 and closed_at is null";

    private const string Nodes = "select level, number, hash from eventstore.tree_nodes where tenant_id = $1 and number >= ($2 >> (8 * level)) & ~255 and number < $2 >> (8 * level) order by level desc, number";

    private static readonly string Stretch = EmbeddedSql.Read("Proving.stretch.sql");
    private static readonly string Write = EmbeddedSql.Read("Proving.sign.sql");

    private readonly NpgsqlConnection connection;
    private readonly TenantId tenant;
    private readonly NoteSigner signer;
    private readonly NotaryOptions options;
    private readonly (long Signed, long Upto, long Head) sizes;
    private readonly List<(Subtree Node, Digest Hash)> completed = [];
    private readonly TreeBuilder tree;

    private NotaryPass(NpgsqlConnection connection, TenantId tenant, NoteSigner signer, NotaryOptions options, (long, long, long) sizes)
    {
        (this.connection, this.tenant, this.signer, this.options, this.sizes) = (connection, tenant, signer, options, sizes);
        tree = new TreeBuilder((node, hash) => completed.Add((node, hash)));
    }

    /// <summary>Takes the turn; null when there is nothing to sign or another node has it.</summary>
    public static async Task<NotaryPass?> BeginAsync(
        NpgsqlConnection connection, TenantId tenant, NoteSigner signer, NotaryOptions options, CancellationToken cancellationToken)
    {
        await using (var start = Command(connection, Start, tenant.Value))
            await start.ExecuteNonQueryAsync(cancellationToken);
        await using var locked = Command(connection, Lock, tenant.Value);
        if (await locked.ExecuteScalarAsync(cancellationToken) is not long signed)
            return null;
        await using var head = Command(connection, Head, tenant.Value);
        return await head.ExecuteScalarAsync(cancellationToken) is long position && position > signed
            ? new NotaryPass(connection, tenant, signer, options, (signed, Math.Min(position, signed + options.Stretch), position))
            : null;
    }

    /// <summary>True when the pass reaches where the head was when it began.</summary>
    public bool IsLast => sizes.Upto == sizes.Head;

    /// <summary>Reads the last checkpoint's right edge again, and follows what was added behind it.</summary>
    /// <exception cref="UnprovenException">It is not what was signed or recorded.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var last = await LastRootAsync(cancellationToken);
        // The part of the tree that no kept node stands for is computed from the events.
        var from = sizes.Signed & ~(Subtree.Block - 1L);
        await RestoreAsync(from, cancellationToken);
        await using var command = Command(connection, Stretch, tenant.Value, from, sizes.Upto);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        CompareRoot(last);
        while (await reader.ReadAsync(cancellationToken))
        {
            var e = StoredEntryColumns.Read(reader, tenant);
            if (e.Position != tree.Size + 1)
                throw new UnprovenException($"The event at position {tree.Size + 1} is missing.");
            var previous = await reader.IsDBNullAsync(15, cancellationToken) ? e.Version == 1 ? EventDigest.None : default(Digest?) : Digest.Read(reader.GetFieldValue<byte[]>(15));
            if (previous is not { } before || EventDigest.Of(e, before) != e.Hash)
                throw new UnprovenException($"The event at position {e.Position} ({e.Stream} version {e.Version}) does not have the hash that follows from it.");
            tree.Add(e.Hash);
            CompareRoot(last);
        }
        if (tree.Size != sizes.Upto)
            throw new UnprovenException($"The event at position {tree.Size + 1} is missing.");
    }

    /// <summary>Writes nodes and checkpoint.</summary>
    /// <returns>The size that was signed.</returns>
    public async Task<long> WriteAsync(CancellationToken cancellationToken)
    {
        var note = signer.Sign(new Checkpoint(Notary.OriginOf(signer.Verifier.Name, tenant), tree.Size, tree.Root).ToString());
        await using var command = Command(
            connection, Write, tenant.Value, tree.Size, note, completed.ConvertAll(c => (short)(c.Node.Level / Subtree.Step)).ToArray(),
            completed.ConvertAll(c => c.Node.Number).ToArray(), completed.ConvertAll(c => c.Hash.ToArray()).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
        return tree.Size;
    }

    /// <summary>Writes down why nothing was signed, for whoever looks after the installation.</summary>
    public async Task RefuseAsync(string reason, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection, "update eventstore.trees set refused = $2, refused_at = coalesce(refused_at, clock_timestamp()) where tenant_id = $1", tenant.Value, reason);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Digest?> LastRootAsync(CancellationToken cancellationToken)
    {
        if (sizes.Signed == 0)
            return null;
        await using var command = Command(connection, "select note from eventstore.log_checkpoints where tenant_id = $1 and size = $2", tenant.Value, sizes.Signed);
        if (await command.ExecuteScalarAsync(cancellationToken) is not string text)
            throw new UnprovenException($"The checkpoint over {sizes.Signed} events is missing.");
        if (SignedNote.Parse(text) is not { } note || !note.IsSignedBy(options.EarlierKeys.Prepend(signer.Verifier)))
            throw new UnprovenException($"The checkpoint over {sizes.Signed} events has no good signature of a known key.");
        return Checkpoint.Parse(note.Text) is { } checkpoint && checkpoint.Size == sizes.Signed && checkpoint.Origin.EndsWith($"/{tenant}", StringComparison.Ordinal)
            ? checkpoint.Root
            : throw new UnprovenException($"The checkpoint over {sizes.Signed} events is of another log or size.");
    }

    private async Task RestoreAsync(long size, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, Nodes, tenant.Value, size);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var level = reader.GetInt16(0) * Subtree.Step;
            if (tree.Size != reader.GetInt64(1) << level)
                break;
            tree.Add(level, Digest.Read(reader.GetFieldValue<byte[]>(2)));
        }
        if (tree.Size != size)
            throw new UnprovenException($"The tree lacks nodes behind {tree.Size} events.");
    }

    private void CompareRoot(Digest? last)
    {
        if (last is { } root && tree.Size == sizes.Signed && tree.Root != root)
            throw new UnprovenException($"The log's first {sizes.Signed} events are not those that the last checkpoint was signed over.");
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
            command.Parameters.Add(value is byte[][] ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea } : new() { Value = value });
        return command;
    }
}
