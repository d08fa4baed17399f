using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>The parked streams of views: those whose next event could not be folded.</summary>
internal static class Parking
{
    private static readonly string ByHand = EmbeddedSql.Read("Projecting.park.sql");

    // Moves the checkpoint over one event and keeps its stream out of the pages that follow. A stream that somebody parked further on
    // is parked here now, and stays until somebody retries it.
    private const string ParkNext =
        """
        with moved as (
          update eventstore.checkpoints set position = position + 1, writes = writes + 1, latest_writes = latest_writes + 1
          where view = $1 and tenant_id = $2 and position = $3
          returning position
        )
        insert into eventstore.parked (view, tenant_id, stream_type, stream_id, version, "position", error, retry_at)
        select $1, $2, e.stream_type, e.stream_id, e.version, e.position, $4, clock_timestamp() + $5
        from eventstore.events e join moved on e.position = moved.position where e.tenant_id = $2
        on conflict (view, tenant_id, stream_type, stream_id) do update set version = excluded.version, "position" = excluded."position", error = excluded.error
        """;

    // When very many streams are parked, the fold is wrong rather than the events.
    private const string StopWhenTooMany =
        """
        update eventstore.checkpoints set stopped_at = clock_timestamp(), stopped_why = 'too many streams are parked'
        where view = $1 and tenant_id = $2 and $3 <= (select count(*) from eventstore.parked p where p.view = $1 and p.tenant_id = $2 and p.error is not null)
        """;

    // Somebody's decision is undone by somebody's only.
    private const string Release =
        "delete from eventstore.parked where view = $1 and tenant_id = $2 and stream_type = $3 and stream_id = $4 and ($5 or reason is null) returning version";

    private const string FirstWaiting =
        """
        select e.version, e.position from eventstore.parked p
        join eventstore.events e on e.tenant_id = p.tenant_id and e.stream_type = p.stream_type and e.stream_id = p.stream_id and e.version >= p.version
        where p.view = $1 and p.tenant_id = $2 and p.stream_type = $3 and p.stream_id = $4 and e.position <= $5 and ($6 or p.reason is null)
        order by e.version limit 1
        """;

    private const string MarkSql =
        """
        update eventstore.parked set version = $5, "position" = $6 where view = $1 and tenant_id = $2 and stream_type = $3 and stream_id = $4
        """;

    private const string Postpone =
        """
        update eventstore.parked set attempts = attempts + 1, error = $5, retry_at = clock_timestamp() + least($6 * 2 ^ least(attempts, 20), interval '1 hour')
        where view = $1 and tenant_id = $2 and stream_type = $3 and stream_id = $4 and reason is null
        """;

    private const string Due =
        """
        select p.view, p.tenant_id, p.stream_type, p.stream_id
        from eventstore.parked p join eventstore.checkpoints c on c.view = p.view and c.tenant_id = p.tenant_id
        where p.view = any($1) and p.retry_at <= clock_timestamp() and c.stopped_at is null
          and not exists (select from eventstore.tenant_heads h where h.tenant_id = p.tenant_id and h.closed_at is not null)
        order by p.retry_at limit 100
        """;

    /// <summary>Parks the stream of the event after a position, if the view is still there.</summary>
    public static async Task ParkNextAsync(
        NpgsqlDataSource database, string view, TenantId tenant, long from, Exception error, ProjectionOptions options, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Checkpoint.Start(view, tenant));
        batch.BatchCommands.Add(Of(ParkNext, view, tenant, from, Reason(error), options.ShortestParking));
        batch.BatchCommands.Add(Of(StopWhenTooMany, view, tenant, options.MostParked));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Parks a stream by hand, so that nothing but a retry by hand lets it flow again.</summary>
    /// <returns>False when the stream has no events.</returns>
    public static async Task<bool> ParkByHandAsync(
        NpgsqlDataSource database, string view, TenantId tenant, StreamId stream, string reason, TimeSpan silence, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var checkpoint = await Checkpoint.WaitAsync(connection, view, tenant, silence, cancellationToken);
        await using var park = new NpgsqlBatch(connection) { BatchCommands = { Of(ByHand, view, tenant, stream.Type, stream.Id, reason) } };
        if (await park.ExecuteNonQueryAsync(cancellationToken) == 0)
            return false;
        // Moves nothing, but makes runners forget the page that they have read ahead: it may hold events of the stream.
        await using var move = new NpgsqlBatch(connection) { BatchCommands = { Checkpoint.Move(view, tenant, checkpoint.Position) } };
        await move.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes a stream out of the parked ones, within the transaction that folds what it has missed.</summary>
    /// <returns>The version of its first event that was not folded; null when it is not parked.</returns>
    public static async Task<long?> ReleaseAsync(
        NpgsqlConnection connection, string view, TenantId tenant, StreamId stream, bool byHand, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Of(Release, view, tenant, stream.Type, stream.Id, byHand) } };
        return await batch.ExecuteScalarAsync(cancellationToken) as long?;
    }

    /// <summary>The first event that waits in a parked stream; null when none does, or the stream is not parked, or is so by hand.</summary>
    public static async Task<(long Version, long Position)?> FirstWaitingAsync(
        NpgsqlConnection connection, string view, TenantId tenant, StreamId stream, long upTo, bool byHand, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Of(FirstWaiting, view, tenant, stream.Type, stream.Id, upTo, byHand) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    /// <summary>The statement that notes which event a parked stream waits at.</summary>
    public static NpgsqlBatchCommand Mark(string view, TenantId tenant, StreamId stream, long version, long position) =>
        Of(MarkSql, view, tenant, stream.Type, stream.Id, version, position);

    /// <summary>Notes that a parked stream could not be folded this time either; the pauses double up to an hour.</summary>
    public static async Task PostponeAsync(
        NpgsqlDataSource database, string view, TenantId tenant, StreamId stream, Exception error, ProjectionOptions options, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Of(Postpone, view, tenant, stream.Type, stream.Id, Reason(error), options.ShortestParking));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The parked streams whose pause is over.</summary>
    public static async Task<List<(string View, TenantId Tenant, StreamId Stream)>> DueAsync(
        NpgsqlDataSource database, string[] views, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Due);
        command.Parameters.Add(new() { Value = views });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<(string, TenantId, StreamId)>();
        while (await reader.ReadAsync(cancellationToken))
            due.Add((reader.GetString(0), new TenantId(reader.GetGuid(1)), new StreamId(reader.GetString(2), reader.GetGuid(3))));
        return due;
    }

    // The kind of the error, never its text: that could quote what the event says of a person.
    internal static string Reason(Exception error) => error is PostgresException p ? $"{nameof(PostgresException)} {p.SqlState}" : error.GetType().Name;

    private static NpgsqlBatchCommand Of(string sql, string view, TenantId tenant, params object[] more)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = view }, new() { Value = tenant.Value } } };
        foreach (var value in more)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
