using FieldServices.EventStore.Placing;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Appending;

/// <summary>The remembered outcomes of commands. Those of accepted commands are written by the append itself.</summary>
internal sealed class OutcomeTable(NpgsqlDataSource database)
{
    private const string Find =
        """
        select command, fingerprint, stream_type, stream_id, version, position, recorded_at, events, answer
        from eventstore.commands where tenant_id = $1 and command_id = $2
        """;

    private const string Start = "insert into eventstore.tenant_heads (tenant_id, position, recorded_at) values ($1, 0, clock_timestamp()) on conflict do nothing";

    // Invariant: what is recorded besides an append is recorded where the tenant is. It does not wait for appends, nor they for it;
    // but whoever closes the log waits for it, and it for them.
    // Held by: ClosedLogContract.A_rejection_waits_for_a_log_that_is_being_closed_and_is_recorded_nowhere
    private const string Insert =
        """
        with head as materialized (
          select closed_at is null as is_open from eventstore.tenant_heads where tenant_id = $1 for key share
        ), noted as (
          insert into eventstore.commands (tenant_id, command_id, command, fingerprint, stream_type, stream_id, events, answer, version, position, recorded_at)
          select $1, $2, $3, $4, $5, $6, '{}', $7, $8, $9, clock_timestamp() from head where is_open on conflict do nothing returning 1
        )
        select is_open, exists (select from noted) from head
        """;

    private static readonly string Forget = EmbeddedSql.Read("Appending.forget.sql");

    public async Task<RecordedOutcome?> FindAsync(TenantId tenant, Guid commandId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = commandId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var appended = await reader.IsDBNullAsync(4, cancellationToken)
            ? null
            : new Appended(reader.GetInt64(4), reader.GetInt64(5), reader.GetFieldValue<DateTimeOffset>(6));
        return new RecordedOutcome(
            reader.GetString(0),
            reader.GetFieldValue<byte[]>(1),
            new StreamId(reader.GetString(2), reader.GetGuid(3)),
            appended,
            reader.GetFieldValue<string[]>(7),
            await reader.IsDBNullAsync(8, cancellationToken) ? null : reader.GetFieldValue<byte[]>(8));
    }

    /// <summary>Records the outcome of a command that appended nothing: where the stream was, or null for a rejection.</summary>
    /// <returns>True, or an exception.</returns>
    public async Task<bool> RecordAsync(
        TenantId tenant, StreamId stream, (long Version, long Position)? at, Origin origin, OutcomeNote note, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var command = database.CreateCommand(Insert);
            command.Parameters.Add(new() { Value = tenant.Value });
            command.Parameters.Add(new() { Value = origin.CommandId });
            command.Parameters.Add(new() { Value = origin.Command });
            command.Parameters.Add(new() { Value = note.Fingerprint });
            command.Parameters.Add(new() { Value = stream.Type });
            command.Parameters.Add(new() { Value = stream.Id });
            command.Parameters.Add(new() { Value = note.Answer is null ? DBNull.Value : note.Answer, NpgsqlDbType = NpgsqlDbType.Json });
            command.Parameters.Add(new() { Value = at?.Version ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
            command.Parameters.Add(new() { Value = at?.Position ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                if (await reader.ReadAsync(cancellationToken))
                    return !reader.GetBoolean(0) ? throw new TenantMovedException(tenant)
                        : reader.GetBoolean(1) ? true : throw new CommandRecordedException(origin.CommandId);
            }
            // The tenant's first outcome comes before its first event.
            await using var start = database.CreateCommand(Start);
            start.Parameters.Add(new() { Value = tenant.Value });
            await start.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Forgets outcomes older than an age but for some, in small transactions.</summary>
    public async Task<int> ForgetAsync(TimeSpan olderThan, IReadOnlyCollection<Guid> except, int atOnce, CancellationToken cancellationToken)
    {
        var (all, deleted, since) = (0, atOnce, DateTime.UnixEpoch);
        while (deleted == atOnce)
        {
            await using var command = database.CreateCommand(Forget);
            command.Parameters.Add(new() { Value = olderThan });
            command.Parameters.Add(new() { Value = since });
            command.Parameters.Add(new() { Value = except.ToArray() });
            command.Parameters.Add(new() { Value = atOnce });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            deleted = reader.GetInt32(0);
            since = await reader.IsDBNullAsync(1, cancellationToken) ? since : reader.GetDateTime(1);
            all += deleted;
        }
        return all;
    }
}
