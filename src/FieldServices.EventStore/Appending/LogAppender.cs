using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Appending;

internal sealed class LogAppender(NpgsqlDataSource database, EventCatalog catalog)
{
    private const string Sql =
        "select version, position, recorded_at from eventstore.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)";

    public async Task<Appended> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        if (append.Events.Count == 0)
            throw new ArgumentException("An append needs at least one event.", nameof(append));
        await using var command = database.CreateCommand(Sql);
        Bind(command.Parameters, append);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return new Appended(reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2));
        }
        catch (PostgresException e) when (e.SqlState is SqlErrors.StreamExists or SqlErrors.WrongVersion)
        {
            throw new ConcurrencyException(append.Stream, append.Expected);
        }
        catch (PostgresException e) when (e.SqlState == SqlErrors.CommandRecorded)
        {
            throw new CommandRecordedException(append.Origin.CommandId);
        }
    }

    private void Bind(NpgsqlParameterCollection parameters, Append append)
    {
        var types = append.Events.Select(catalog.Of).ToArray();
        parameters.Add(new() { Value = append.Tenant.Value });
        parameters.Add(new() { Value = append.Stream.Type });
        parameters.Add(new() { Value = append.Stream.Id });
        parameters.Add(new() { Value = append.Expected.Value });
        parameters.Add(new() { Value = types.Select(t => t.Name).ToArray() });
        parameters.Add(new() { Value = types.Select(t => (short)t.Version).ToArray() });
        parameters.Add(new() { Value = append.Events.Select(catalog.Serialize).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        parameters.Add(new() { Value = append.EffectiveAt.ToUniversalTime() });
        parameters.Add(new() { Value = append.Origin.Actor.ToString() });
        parameters.Add(new() { Value = append.Origin.Command });
        parameters.Add(new() { Value = append.Origin.CommandId });
        parameters.Add(new() { Value = append.Origin.CorrelationId });
        parameters.Add(new() { Value = append.Origin.CausationId });
        parameters.Add(Nullable(append.Outcome?.Fingerprint, NpgsqlDbType.Bytea));
        parameters.Add(Nullable(append.Outcome?.Answer, NpgsqlDbType.Json));
    }

    private static NpgsqlParameter Nullable(byte[]? value, NpgsqlDbType type) =>
        new() { Value = value is null ? DBNull.Value : value, NpgsqlDbType = type };
}
