using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Reading;

internal sealed class LogReader(NpgsqlDataSource database, EventCatalog catalog)
{
    private const string StreamForwards =
        $"""
        select {EnvelopeColumns.List} from eventstore.events
        where tenant_id = $1 and stream_type = $2 and stream_id = $3 and version between $4 and $5 and effective_at <= $6
        order by version limit $7
        """;

    private const string StreamBackwards =
        $"""
        select {EnvelopeColumns.List} from eventstore.events
        where tenant_id = $1 and stream_type = $2 and stream_id = $3 and version between $4 and $5 and effective_at <= $6
        order by version desc limit $7
        """;

    private const string Log =
        $"""
        select {EnvelopeColumns.List} from eventstore.events
        where tenant_id = $1 and position > $2 and ($3::text[] is null or name = any($3))
        order by position limit $4
        """;

    private const string Versions =
        """
        select name, name_version, count(*), min(position), max(position), max(recorded_at) from eventstore.events
        where tenant_id = $1 group by name, name_version order by name collate "C", name_version
        """;

    private static readonly string PositionAt = EmbeddedSql.Read("Reading.position-at.sql");

    public async IAsyncEnumerable<(Envelope Envelope, int Size)> ReadSizedAsync(
        TenantId tenant, StreamId stream, StreamRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(range.Backwards ? StreamBackwards : StreamForwards);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = stream.Type });
        command.Parameters.Add(new() { Value = stream.Id });
        command.Parameters.Add(new() { Value = range.FromVersion });
        command.Parameters.Add(new() { Value = range.ToVersion });
        command.Parameters.Add(new() { Value = range.EffectiveUntil?.ToUniversalTime() ?? DateTimeOffset.MaxValue, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = range.Limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return EnvelopeColumns.ReadSized(reader, tenant, catalog);
    }

    public async IAsyncEnumerable<Envelope> ReadLogAsync(
        TenantId tenant, long after, int limit, IReadOnlyCollection<string>? types, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Log);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = types is null ? DBNull.Value : types.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return EnvelopeColumns.Read(reader, tenant, catalog);
    }

    public async Task<IReadOnlyList<StoredVersion>> VersionsAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Versions);
        // It reads the whole log; whoever asked waits or cancels.
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var versions = new List<StoredVersion>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var (name, version) = (reader.GetString(0), reader.GetInt16(1));
            versions.Add(new(
                name, version, reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetFieldValue<DateTimeOffset>(5), catalog.Find(name, version)));
        }
        return versions;
    }

    /// <summary>The streams of one type, in order of ids, without those that are archived.</summary>
    public async Task<IReadOnlyList<StreamId>> StreamsAsync(TenantId tenant, string type, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select stream_id from eventstore.streams where tenant_id = $1 and stream_type = $2 and archived_version is null order by stream_id limit $3");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = type });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var streams = new List<StreamId>();
        while (await reader.ReadAsync(cancellationToken))
            streams.Add(new StreamId(type, reader.GetGuid(0)));
        return streams;
    }

    public async Task<long> HeadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select position from eventstore.tenant_heads where tenant_id = $1");
        command.Parameters.Add(new() { Value = tenant.Value });
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    public async Task<long?> PositionAtAsync(TenantId tenant, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PositionAt);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = time.ToUniversalTime() });
        return await command.ExecuteScalarAsync(cancellationToken) as long?;
    }
}
