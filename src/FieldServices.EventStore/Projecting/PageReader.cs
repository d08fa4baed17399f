using FieldServices.EventStore.Reading;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Reads the log as one consumer sees it.</summary>
/// <param name="catalog">How events are read.</param>
/// <param name="events">What it is told of.</param>
/// <param name="skipping">What its skipped events are kept by.</param>
/// <param name="parking">What its parked streams are kept by.</param>
internal sealed class PageReader(EventCatalog catalog, IReadOnlyList<Type> events, string skipping, string parking)
{
    private const string Visible =
        """
        and name = any($4)
        and not exists (select from eventstore.skipped s where s.view = $5 and s.tenant_id = $1 and s.position = e.position)
        """;

    private const string Stretch =
        $"""
        select {EnvelopeColumns.List} from eventstore.events e
        where tenant_id = $1 and position > $2 and position <= $3 {Visible}
        and not exists (
          select from eventstore.parked p
          where p.view = $6 and p.tenant_id = $1 and p.stream_type = e.stream_type and p.stream_id = e.stream_id and p.version <= e.version)
        order by position
        """;

    private const string Stream =
        $"""
        select {EnvelopeColumns.List} from eventstore.events e
        where tenant_id = $1 and version >= $2 and position <= $3 {Visible} and stream_type = $6 and stream_id = $7
        order by version
        """;

    private readonly string[] names = [.. events.SelectMany(catalog.NamesOf).Distinct()];

    /// <summary>The next stretch after a position.</summary>
    public async Task<Page> ReadAsync(NpgsqlConnection connection, TenantId tenant, long from, int size, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select position from eventstore.tenant_heads where tenant_id = $1") { Parameters = { new() { Value = tenant.Value } } },
                Select(Stretch, tenant, from, from + size, parking),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var head = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        await reader.NextResultAsync(cancellationToken);
        var events = await EventsAsync(reader, tenant, cancellationToken);
        // The events were read after the head: they may reach beyond it, and all before the last of them is committed.
        head = Math.Max(head, events.Count > 0 ? events[^1].Position : 0);
        return new Page(events, from, Math.Max(from, Math.Min(head, from + size)), head);
    }

    /// <summary>The events of one stream from a version on, as far as the view has come.</summary>
    public async Task<List<Envelope>> ReadStreamAsync(
        NpgsqlConnection connection, TenantId tenant, StreamId stream, long version, long upTo, CancellationToken cancellationToken)
    {
        var select = Select(Stream, tenant, version, upTo, stream.Type, stream.Id);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { select } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await EventsAsync(reader, tenant, cancellationToken);
    }

    // A name may be retired in one version and live on in another.
    private async Task<List<Envelope>> EventsAsync(NpgsqlDataReader reader, TenantId tenant, CancellationToken cancellationToken)
    {
        var events = new List<Envelope>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (EnvelopeColumns.Read(reader, tenant, catalog) is { Type.IsRetired: false } envelope)
                events.Add(envelope);
        }
        return events;
    }

    private NpgsqlBatchCommand Select(string sql, TenantId tenant, long from, long to, params object[] more)
    {
        var command = new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                new() { Value = tenant.Value },
                new() { Value = from },
                new() { Value = to },
                new() { Value = names, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = skipping },
            },
        };
        foreach (var value in more)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
