using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>The locked checkpoint of a view and tenant.</summary>
/// <param name="Position">Every event up to it is in the view, parked or skipped.</param>
/// <param name="Writes">Counts the transactions that changed the view's rows of the tenant.</param>
/// <param name="Stopped">True when somebody stopped the view for the tenant.</param>
internal sealed record Checkpoint(long Position, long Writes, bool Stopped)
{
    /// <summary>What the count of writes was when the latest times of the view were last known to be right.</summary>
    public long LatestWrites { get; private init; }

    /// <summary>Whether an operator decided how long superseded rows are kept, and how; null for ever.</summary>
    private (bool Is, TimeSpan? Kept) Decided { get; init; }

    /// <summary>True when superseded rows of the view are written.</summary>
    public bool KeepsHistory(View view) => Decided.Is ? Decided.Kept != TimeSpan.Zero : !view.PastRows.IsNone;

    // A node that freezes while it holds the lock is thrown out by the server, so that another can go on.
    private const string Patience = "select set_config('idle_in_transaction_session_timeout', $1, true)";

    private const string StartSql = "insert into eventstore.checkpoints (view, tenant_id) values ($1, $2) on conflict do nothing";

    // A table that is being built beside another has the other's name behind its schema, and is kept like it.
    private const string Lock =
        """
        select position, writes, stopped_at is not null,
          (select kept from eventstore.view_history h where h.view = regexp_replace(c.view, '^.*[.]|_v[0-9]+$', '', 'g')),
          exists (select from eventstore.view_history h where h.view = regexp_replace(c.view, '^.*[.]|_v[0-9]+$', '', 'g')), latest_writes
        from eventstore.checkpoints c where view = $1 and tenant_id = $2 for update of c
        """;

    // Where superseded rows are not written, nothing is known of what was before.
    private const string MoveSql =
        """
        update eventstore.checkpoints set position = $3, writes = writes + 1, latest_writes = latest_writes + 1, failing = null, failing_since = null, history_from = case when $4 then history_from else $3 end
        where view = $1 and tenant_id = $2
        """;

    /// <summary>Locks the row until the connection's transaction ends.</summary>
    /// <param name="connection">A connection with an open transaction.</param>
    /// <param name="table">The view's table, which is what checkpoints are kept by.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="wait">False to give up when another holds the lock.</param>
    /// <param name="silence">After so long without a statement the server ends the session, and with it the lock.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Null when another holds the lock.</returns>
    public static async Task<Checkpoint?> LockAsync(
        NpgsqlConnection connection, string table, TenantId tenant, bool wait, TimeSpan silence, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Limit(silence), Start(table, tenant), Of(wait ? Lock : Lock + " skip locked", table, tenant) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Checkpoint(reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2))
            {
                LatestWrites = reader.GetInt64(5),
                Decided = (reader.GetBoolean(4), reader.IsDBNull(3) ? null : reader.GetTimeSpan(3)),
            }
            : null;
    }

    /// <summary>Locks the row, waiting for whoever holds it.</summary>
    public static async Task<Checkpoint> WaitAsync(
        NpgsqlConnection connection, string table, TenantId tenant, TimeSpan silence, CancellationToken cancellationToken)
    {
        // Null: the row was exchanged by a rebuild while this waited for it.
        while (true)
            if (await LockAsync(connection, table, tenant, wait: true, silence, cancellationToken) is { } checkpoint)
                return checkpoint;
    }

    /// <summary>The statement that makes the row where it is missing.</summary>
    public static NpgsqlBatchCommand Start(string table, TenantId tenant) => Of(StartSql, table, tenant);

    /// <summary>The statement that moves the locked checkpoint.</summary>
    public static NpgsqlBatchCommand Move(string table, TenantId tenant, long position, bool keepsHistory = true)
    {
        var move = Of(MoveSql, table, tenant);
        move.Parameters.Add(new() { Value = position });
        move.Parameters.Add(new() { Value = keepsHistory });
        return move;
    }

    private static NpgsqlBatchCommand Limit(TimeSpan silence) =>
        new(Patience) { Parameters = { new() { Value = $"{(long)silence.TotalMilliseconds}ms" } } };

    private static NpgsqlBatchCommand Of(string sql, string table, TenantId tenant) =>
        new(sql) { Parameters = { new() { Value = table }, new() { Value = tenant.Value } } };
}
