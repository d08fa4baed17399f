using System.Data;
using Npgsql;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>A tenant's log as it was at one moment, seen through one connection.</summary>
internal sealed class LogMoment : IAsyncDisposable
{
    private const string Sizes =
        """
        select coalesce((select position from eventstore.tenant_heads where tenant_id = $1), 0), coalesce((select size from eventstore.trees where tenant_id = $1), 0)
        """;

    private const string Checkpoints = "select size, signed_at, note from eventstore.log_checkpoints where tenant_id = $1 order by size";
    private const string Nodes = "select level, number, hash from eventstore.tree_nodes where tenant_id = $1";
    private const string Streams = "select stream_type, stream_id, version from eventstore.streams where tenant_id = $1";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private LogMoment(NpgsqlConnection connection, NpgsqlTransaction transaction, TenantId tenant) =>
        (this.connection, this.transaction, Tenant) = (connection, transaction, tenant);

    public TenantId Tenant { get; }

    /// <summary>The position of the last event, as the log says.</summary>
    public long Head { get; private set; }

    /// <summary>Over how many events the tree was signed.</summary>
    public long Signed { get; private set; }

    public static async Task<LogMoment> BeginAsync(NpgsqlDataSource database, TenantId tenant, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var moment = new LogMoment(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken), tenant);
            await using var reader = await moment.Command(Sizes).ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            (moment.Head, moment.Signed) = (reader.GetInt64(0), reader.GetInt64(1));
            return moment;
        }
        catch
        {
            await connection.DisposeAsync();
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

    /// <summary>What is kept of the tree.</summary>
    public async Task<(List<SignedCheckpoint> Checkpoints, Dictionary<Subtree, Digest> Nodes)> ReadTreeAsync(CancellationToken cancellationToken)
    {
        var checkpoints = new List<SignedCheckpoint>();
        await using (var reader = await Command(Checkpoints).ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                checkpoints.Add(new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2)));
        }
        var nodes = new Dictionary<Subtree, Digest>();
        await using (var reader = await Command(Nodes).ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                nodes[new Subtree(reader.GetInt16(0) * Subtree.Step, reader.GetInt64(1))] = Digest.Read(reader.GetFieldValue<byte[]>(2));
        }
        return (checkpoints, nodes);
    }

    /// <summary>Reads all events; dispose the copy before anything else is read.</summary>
    public Task<EventCopy> CopyAsync(CancellationToken cancellationToken) => EventCopy.BeginAsync(connection, Tenant, cancellationToken);

    /// <summary>Compares the rows of streams with the events of them, after all events were read.</summary>
    public async Task CompareStreamsAsync(StreamEnds ends, CancellationToken cancellationToken)
    {
        await using var reader = await Command(Streams).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            ends.Compare(new StreamId(reader.GetString(0), reader.GetGuid(1)), reader.GetInt64(2));
        ends.End();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private NpgsqlCommand Command(string sql) => new(sql, connection) { CommandTimeout = 0, Parameters = { new() { Value = Tenant.Value } } };
}
