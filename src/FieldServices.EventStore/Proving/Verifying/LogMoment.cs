using System.Data;
using System.Threading.Channels;
using Npgsql;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>A tenant's log as it was at one moment, seen through several connections.</summary>
internal sealed class LogMoment : IAsyncDisposable
{
    private const string Ends =
        """
        select a.stream_type, a.stream_id, a.version, (
          select p.hash from eventstore.events p
          where p.tenant_id = $1 and p.stream_type = a.stream_type and p.stream_id = a.stream_id and p.version = a.version)
        from unnest($2::text[], $3::uuid[], $4::bigint[]) as a (stream_type, stream_id, version)
        """;

    private const string Tree =
        """
        select coalesce((select position from eventstore.tenant_heads where tenant_id = $1), 0), coalesce((select size from eventstore.trees where tenant_id = $1), 0),
          coalesce((select max(position) from eventstore.events where tenant_id = $1), 0)
        """;

    private static readonly string Streams = EmbeddedSql.Read("Proving.Verifying.streams.sql");

    private readonly List<NpgsqlConnection> connections = [];
    private readonly List<NpgsqlTransaction> transactions = [];
    private readonly Channel<NpgsqlConnection> free = Channel.CreateUnbounded<NpgsqlConnection>();
    private long treeSize;

    private LogMoment(TenantId tenant) => Tenant = tenant;

    public TenantId Tenant { get; }

    /// <summary>The position of the last event, as the log says.</summary>
    public long Head { get; private set; }

    /// <summary>The position of the last event up to the head that is there.</summary>
    public long End { get; private set; }

    public static async Task<LogMoment> BeginAsync(NpgsqlDataSource database, TenantId tenant, int parallel, CancellationToken cancellationToken)
    {
        var moment = new LogMoment(tenant);
        try
        {
            var snapshot = await moment.OpenAsync(database, null, cancellationToken);
            for (var i = 1; i <= parallel; i++)
                await moment.OpenAsync(database, snapshot, cancellationToken);
            await using var reader = await moment.Command(moment.connections[0], Tree).ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            (moment.Head, moment.treeSize) = (reader.GetInt64(0), reader.GetInt64(1));
            moment.End = Math.Min(moment.Head, reader.GetInt64(2));
            return moment;
        }
        catch
        {
            await moment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which nodes of the first kept level a tree of this size has and the list has not.</summary>
    public static IEnumerable<Subtree> MissingNodes(Dictionary<Subtree, Digest> nodes, long size)
    {
        for (var level = Subtree.Step; size >> level > 0; level += Subtree.Step)
        {
            for (var number = 0L; number < size >> level; number++)
            {
                if (!nodes.ContainsKey(new Subtree(level, number)))
                    yield return new Subtree(level, number);
            }
        }
    }

    /// <summary>What is kept of the tree: checkpoints, nodes, and how many events it is over.</summary>
    public Task<(List<SignedCheckpoint> Checkpoints, Dictionary<Subtree, Digest> Nodes, long Size)> ReadTreeAsync(CancellationToken cancellationToken) =>
        WithAsync(
            async connection =>
            {
                var checkpoints = new List<SignedCheckpoint>();
                await using (var reader = await Command(connection, "select size, signed_at, note from eventstore.log_checkpoints where tenant_id = $1 order by size").ExecuteReaderAsync(cancellationToken))
                {
                    while (await reader.ReadAsync(cancellationToken))
                        checkpoints.Add(new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2)));
                }
                var nodes = new Dictionary<Subtree, Digest>();
                await using (var reader = await Command(connection, "select level, number, hash from eventstore.tree_nodes where tenant_id = $1").ExecuteReaderAsync(cancellationToken))
                {
                    while (await reader.ReadAsync(cancellationToken))
                        nodes[new Subtree(reader.GetInt16(0) * Subtree.Step, reader.GetInt64(1))] = Digest.Read(reader.GetFieldValue<byte[]>(2));
                }
                return (checkpoints, nodes, treeSize);
            },
            cancellationToken);

    /// <summary>Compares the rows of streams with the last events of them, and looks behind the head.</summary>
    public Task CheckStreamsAsync(Action<Finding> report, CancellationToken cancellationToken) => WithAsync(
        async connection =>
        {
            await using var reader = await Command(connection, Streams, Head).ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var explanation = reader.GetString(3);
                report(await reader.IsDBNullAsync(0, cancellationToken)
                    ? Finding.OfStream(new StreamId(reader.GetString(1), reader.GetGuid(2)), explanation)
                    : Finding.Surplus(reader.GetInt64(0), Head));
            }
            return true;
        },
        cancellationToken);

    /// <summary>Checks the events of a stretch.</summary>
    public Task<StretchCheck> CheckAsync(
        long after, long upTo, Func<long, int, bool> isDivided, Action<Finding> report, CancellationToken cancellationToken) => WithAsync(
        async connection =>
        {
            var events = new List<StoredEntry>((int)(upTo - after));
            await using (var reader = await Command(connection, StoredLog.Stretch, after, upTo).ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                    events.Add(StoredEntryColumns.Read(reader, Tenant));
            }
            return StretchCheck.Of(events, await EndsBeforeAsync(connection, events, cancellationToken), (after, upTo), isDivided, report);
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var transaction in transactions)
            await transaction.DisposeAsync();
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    // Where the streams stood whose first event here is not their first: those before it are checked elsewhere.
    private async Task<Dictionary<StreamId, (long, Digest)>> EndsBeforeAsync(NpgsqlConnection connection, List<StoredEntry> events, CancellationToken cancellationToken)
    {
        var first = events.DistinctBy(e => e.Stream).Where(e => e.Version > 1).ToList();
        var ends = new Dictionary<StreamId, (long, Digest)>();
        await using var command = Command(
            connection, Ends, first.ConvertAll(e => e.Stream.Type).ToArray(), first.ConvertAll(e => e.Stream.Id).ToArray(), first.ConvertAll(e => e.Version - 1).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!await reader.IsDBNullAsync(3, cancellationToken))
                ends[new StreamId(reader.GetString(0), reader.GetGuid(1))] = (reader.GetInt64(2), Digest.Read(reader.GetFieldValue<byte[]>(3)));
        }
        return ends;
    }

    private async Task<T> WithAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = await free.Reader.ReadAsync(cancellationToken);
        try
        {
            return await read(connection);
        }
        finally
        {
            free.Writer.TryWrite(connection);
        }
    }

    private async Task<string> OpenAsync(NpgsqlDataSource database, string? snapshot, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        connections.Add(connection);
        transactions.Add(await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken));
        if (snapshot is null)
        {
            // This one only keeps the snapshot for the others.
            await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection);
            return (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        }
        // The server made the name up; it takes no parameter here.
        await using var import = new NpgsqlCommand($"set transaction snapshot '{snapshot}'", connection);
        await import.ExecuteNonQueryAsync(cancellationToken);
        free.Writer.TryWrite(connection);
        return snapshot;
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values.Prepend(Tenant.Value))
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
