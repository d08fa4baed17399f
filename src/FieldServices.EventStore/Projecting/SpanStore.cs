using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Loads and saves many spans of timelines at once.</summary>
internal sealed class SpanStore(ViewTable table)
{
    private readonly TimelineTable timeline = table.Timeline ?? throw new InvalidOperationException($"The view {table.View.Name} has no effective time.");

    private readonly RowCopy<Span> begun = new(
        table.Timeline!.Name, table.Columns,
        ("known_from", NpgsqlDbType.Bigint, s => s.KnownFrom), ("known_to", NpgsqlDbType.Bigint, s => s.KnownTo), ("end_known_from", NpgsqlDbType.Bigint, s => s.EndKnownFrom),
        ("effective_from", NpgsqlDbType.TimestampTz, s => s.From.UtcDateTime), ("effective_to", NpgsqlDbType.TimestampTz, s => s.To?.UtcDateTime ?? Never));

    // What the driver writes as infinity.
    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    /// <summary>The spans that are known of these keys, in order.</summary>
    public async Task<Dictionary<object, List<Span>>> LoadAsync(
        NpgsqlConnection connection, TenantId tenant, List<object> keys, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(timeline.SelectKnown, connection)
        {
            Parameters = { new() { Value = tenant.Value }, RowStore.Many(table.Key, keys) },
        };
        var known = new Dictionary<object, List<Span>>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = RowReader.Read(reader, table);
            var (key, at) = (table.Key.Get(row)!, table.Columns.Count);
            if (!known.TryGetValue(key, out var spans))
                known[key] = spans = [];
            spans.Add(new Span(key, row, reader.GetInt64(at), reader.GetFieldValue<DateTimeOffset>(at + 2))
            {
                IsStored = true,
                EndKnownFrom = reader.GetInt64(at + 1),
                To = await reader.IsDBNullAsync(at + 3, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(at + 3),
            });
        }
        return known;
    }

    /// <summary>Writes what has begun, and adds the statements that change what was there. Without history, what is not known any more is removed.</summary>
    public async Task SaveAsync(NpgsqlBatch batch, TenantId tenant, List<Span> changed, RowValues values, bool keepsHistory, CancellationToken cancellationToken)
    {
        var kept = keepsHistory ? changed : changed.FindAll(s => s.KnownTo == long.MaxValue);
        await begun.AddAsync(batch.Connection!, tenant, kept.FindAll(s => !s.IsStored), s => values.Of(s.Row), cancellationToken);
        if (kept.FindAll(s => s.IsStored) is { Count: > 0 } ended)
            Add(
                batch, timeline.Update, tenant,
                [.. Which(ended), Positions(ended, s => s.KnownTo), Positions(ended, s => s.EndKnownFrom), Times(ended, s => s.To)]);
        if (!keepsHistory && changed.FindAll(s => s.IsStored && s.KnownTo < long.MaxValue) is { Count: > 0 } gone)
            Add(batch, timeline.Delete, tenant, Which(gone));
    }

    private IEnumerable<NpgsqlParameter> Which(List<Span> spans) =>
        [RowStore.Many(table.Key, spans.ConvertAll(s => s.Key)), Positions(spans, s => s.KnownFrom), Times(spans, s => s.From)];

    private static NpgsqlParameter Positions(List<Span> spans, Func<Span, long> position) =>
        new() { Value = spans.Select(position).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static NpgsqlParameter Times(List<Span> spans, Func<Span, DateTimeOffset?> time) =>
        new() { Value = spans.Select(time).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };

    private static void Add(NpgsqlBatch batch, string sql, TenantId tenant, IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = tenant.Value } } };
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }
}
