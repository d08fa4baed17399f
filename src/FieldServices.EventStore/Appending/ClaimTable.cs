using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Appending;

/// <summary>Looks at claims outside of an append, and brings them into line with the log.</summary>
internal sealed class ClaimTable(NpgsqlDataSource database)
{
    private static readonly string Taken = EmbeddedSql.Read("Appending.taken.sql");
    private static readonly string Compare = EmbeddedSql.Read("Appending.claims-compare.sql");
    private static readonly string Free = EmbeddedSql.Read("Appending.claims-free.sql");
    private static readonly string Fill = EmbeddedSql.Read("Appending.claims-fill.sql");

    /// <exception cref="ClaimTakenException">Another stream has one of them now.</exception>
    /// <returns>True, or an exception.</returns>
    public async Task<bool> CheckAsync(TenantId tenant, StreamId stream, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Taken);
        Add(command.Parameters, tenant, stream, claims);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
            throw new ClaimTakenException(reader.GetString(0), reader.GetString(1), new StreamId(reader.GetString(2), reader.GetGuid(3)));
        return true;
    }

    /// <summary>What is claimed of these keys within a span, in order of keys and times.</summary>
    public async Task<IReadOnlyList<HeldClaim>> WithinAsync(
        TenantId tenant, string kind, IReadOnlyList<string> keys, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select key, lower(during), upper(during), stream_type, stream_id from eventstore.claims "
            + "where tenant_id = $1 and kind = $2 and key = any($3) and during && tstzrange($4, $5) order by key, during");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = kind });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys] });
        command.Parameters.Add(new() { Value = from.ToUniversalTime() });
        command.Parameters.Add(new() { Value = until.ToUniversalTime() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claims = new List<HeldClaim>();
        while (await reader.ReadAsync(cancellationToken))
        {
            DateTimeOffset? since = reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1);
            DateTimeOffset? to = reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2);
            claims.Add(new HeldClaim(since is { } a && to is { } b ? Claim.During(kind, reader.GetString(0), a, b) : Claim.Unique(kind, reader.GetString(0)), new StreamId(reader.GetString(3), reader.GetGuid(4))));
        }

        return claims;
    }

    /// <summary>How what a stream holds of these kinds differs from what it should hold.</summary>
    public async Task<IReadOnlyList<ClaimDifference>> CompareAsync(
        TenantId tenant, StreamId stream, IReadOnlyList<string> kinds, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Compare);
        AddAll(command.Parameters, tenant, stream, kinds, claims);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var differences = new List<ClaimDifference>();
        while (await reader.ReadAsync(cancellationToken))
            differences.Add(new(
                stream, reader.GetString(0), reader.GetBoolean(1), reader.IsDBNull(2) ? null : new StreamId(reader.GetString(2), reader.GetGuid(3))));
        return differences;
    }

    /// <summary>Makes what a stream holds of these kinds what it should hold, as far as no other stream has it.</summary>
    /// <returns>False when the stream has another version by now: nothing was written, look again.</returns>
    public async Task<bool> RepairAsync(
        TenantId tenant, StreamId stream, long version, IReadOnlyList<string> kinds, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(connection, tenant, stream, cancellationToken) != version)
            return false;
        foreach (var sql in new[] { Free, Fill })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            AddAll(command.Parameters, tenant, stream, kinds, claims);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // Every append takes this lock first, so the version stays what it is until the commit; it is read behind the lock.
    private static async Task<long> LockAsync(NpgsqlConnection connection, TenantId tenant, StreamId stream, CancellationToken cancellationToken)
    {
        await using (var head = new NpgsqlCommand("select from eventstore.tenant_heads where tenant_id = $1 for update", connection))
        {
            head.Parameters.Add(new() { Value = tenant.Value });
            await head.ExecuteNonQueryAsync(cancellationToken);
        }
        await using var command = new NpgsqlCommand(
            "select version from eventstore.streams where tenant_id = $1 and stream_type = $2 and stream_id = $3", connection);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = stream.Type });
        command.Parameters.Add(new() { Value = stream.Id });
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    private static void AddAll(
        NpgsqlParameterCollection parameters, TenantId tenant, StreamId stream, IReadOnlyList<string> kinds, IReadOnlyList<Claim> claims)
    {
        Add(parameters, tenant, stream, claims);
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. kinds] });
    }

    private static void Add(NpgsqlParameterCollection parameters, TenantId tenant, StreamId stream, IReadOnlyList<Claim> claims)
    {
        parameters.Add(new() { Value = tenant.Value });
        parameters.Add(new() { Value = stream.Type });
        parameters.Add(new() { Value = stream.Id });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. claims.Select(c => c.Kind)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. claims.Select(c => c.Key)] });
        parameters.Add(ClaimParameters.Instants([.. claims.Select(c => c.From)]));
        parameters.Add(ClaimParameters.Instants([.. claims.Select(c => c.Until)]));
    }
}
