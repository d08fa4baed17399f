using FieldServices.EventStore.Placing;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Archiving;

/// <summary>The statements of the archive in one database.</summary>
internal sealed class ArchiveTable(NpgsqlDataSource database)
{
    private const string Lock = "select closed_at is null from eventstore.tenant_heads where tenant_id = $1 for no key update";

    private const string Mark =
        """
        update eventstore.streams s set archived_version = s.version, archived_at = clock_timestamp()
        from unnest($3::uuid[], $4::bigint[]) m (stream_id, version)
        where s.tenant_id = $1 and s.stream_type = $2 and s.stream_id = m.stream_id and s.version = m.version and s.archived_version is null
        """;

    private const string Unmark =
        """
        update eventstore.streams set archived_version = null, archived_at = null
        where tenant_id = $1 and stream_type = $2 and stream_id = $3 and archived_version is not null
        """;

    private const string List =
        """
        select stream_type, stream_id, archived_version, archived_at from eventstore.streams
        where tenant_id = $1 and archived_version is not null and ($2::text is null or (stream_type, stream_id) > ($2, $3))
        order by stream_type, stream_id limit $4
        """;

    private static readonly string Resting = EmbeddedSql.Read("Archiving.resting.sql");
    private static readonly string ChangePart = EmbeddedSql.Read("Archiving.change-part.sql");

    /// <summary>A page of streams that are not archived.</summary>
    public async Task<List<(Guid Id, long Version, bool HasRested)>> PageAsync(
        TenantId tenant, string type, Guid after, TimeSpan rest, int size, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Resting);
        Add(command, tenant.Value, type, after, rest, size);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<(Guid, long, bool)>();
        while (await reader.ReadAsync(cancellationToken))
            page.Add((reader.GetGuid(0), reader.GetInt64(1), reader.GetBoolean(2)));
        return page;
    }

    /// <summary>Moves some events of streams to the other part; both parts are read as one, so nobody notices.</summary>
    /// <returns>How many; 0 when none are left.</returns>
    /// <exception cref="TenantMovedException">The tenant is not in this database.</exception>
    public async Task<int> ChangePartAsync(
        TenantId tenant, string type, IReadOnlyList<Guid> streams, bool cold, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await TenantHold.TakeAsync(transaction, tenant, cancellationToken);
        // Invariant: of two that move events of a tenant one waits before its statement looks at them: a row that another has moved
        // meanwhile would be an error.
        // Held by: ArchiveContract.Two_runs_at_once_archive_each_stream_once
        await ExecuteAsync(connection, "select pg_advisory_xact_lock(hashtextextended($1, 0))", cancellationToken, $"archive {tenant}");
        var moved = await ExecuteAsync(connection, ChangePart, cancellationToken, tenant.Value, type, streams.ToArray(), cold, limit);
        await transaction.CommitAsync(cancellationToken);
        return moved;
    }

    /// <summary>Marks streams as archived that still have the version at which they were found finished.</summary>
    /// <returns>How many were marked.</returns>
    /// <exception cref="TenantMovedException">The tenant is not in this database.</exception>
    public Task<int> MarkAsync(TenantId tenant, string type, IReadOnlyList<(Guid Id, long Version)> streams, CancellationToken cancellationToken) =>
        LockedAsync(tenant, Mark, cancellationToken, tenant.Value, type, streams.Select(s => s.Id).ToArray(), streams.Select(s => s.Version).ToArray());

    /// <summary>Lets a stream grow again.</summary>
    /// <returns>False when it is not archived.</returns>
    /// <exception cref="TenantMovedException">The tenant is not in this database.</exception>
    public async Task<bool> UnmarkAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken) =>
        await LockedAsync(tenant, Unmark, cancellationToken, tenant.Value, stream.Type, stream.Id) > 0;

    public async Task<bool> IsArchivedAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select archived_version is not null from eventstore.streams where tenant_id = $1 and stream_type = $2 and stream_id = $3");
        Add(command, tenant.Value, stream.Type, stream.Id);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public async Task<IReadOnlyList<ArchivedStream>> ListAsync(TenantId tenant, StreamId? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(List);
        Add(command, tenant.Value);
        command.Parameters.Add(new() { Value = after?.Type ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        Add(command, after?.Id ?? Guid.Empty, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var streams = new List<ArchivedStream>();
        while (await reader.ReadAsync(cancellationToken))
            streams.Add(new(new StreamId(reader.GetString(0), reader.GetGuid(1)), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3)));
        return streams;
    }

    // Invariant: whether a stream is archived changes under the lock that appends take first, so an append that has looked at the
    // stream's row finds it unchanged until its commit.
    // Held by: ArchiveContract.A_stream_that_grows_at_the_last_moment_is_not_archived
    private async Task<int> LockedAsync(TenantId tenant, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var head = new NpgsqlCommand(Lock, connection) { Parameters = { new() { Value = tenant.Value } } })
        {
            if (await head.ExecuteScalarAsync(cancellationToken) is not true)
                throw new TenantMovedException(tenant);
        }
        var changed = await ExecuteAsync(connection, sql, cancellationToken, values);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        Add(command, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
    }
}
