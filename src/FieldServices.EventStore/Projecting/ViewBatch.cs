using FieldServices.EventStore.Reading;
using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Carries one view of one tenant forward by a page of the log, in one transaction.</summary>
internal sealed class ViewBatch(NpgsqlDataSource database, EventCatalog catalog, ViewTable table, int pageSize)
{
    private readonly string[] names = [.. table.View.Events.SelectMany(t => catalog.All.Where(e => e.ClrType == t)).Select(e => e.Name).Distinct()];
    private readonly RowStore rows = new(table);

    public ViewTable Table => table;

    public async Task<Advance> AdvanceAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var from = await LockCheckpointAsync(connection, tenant, cancellationToken);
        var page = await ReadPageAsync(connection, tenant, from, cancellationToken);
        if (page.To > from)
        {
            await FoldAsync(connection, tenant, page.Events, cancellationToken);
            await MoveCheckpointAsync(connection, tenant, page.To, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return new Advance(from, page.To, page.Head);
    }

    /// <summary>Empties the view of a tenant, so that the next page begins at event 1.</summary>
    public async Task ResetAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockCheckpointAsync(connection, tenant, cancellationToken);
        await using (var delete = new NpgsqlCommand(table.DeleteAll, connection) { Parameters = { new() { Value = tenant.Value } } })
            await delete.ExecuteNonQueryAsync(cancellationToken);
        await MoveCheckpointAsync(connection, tenant, 0, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<long> LockCheckpointAsync(NpgsqlConnection connection, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select eventstore.lock_checkpoint($1, $2)", connection)
        {
            Parameters = { new() { Value = table.View.Table }, new() { Value = tenant.Value } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<Page> ReadPageAsync(NpgsqlConnection connection, TenantId tenant, long from, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select position from eventstore.tenant_heads where tenant_id = $1") { Parameters = { new() { Value = tenant.Value } } },
                new($"select {EnvelopeColumns.List} from eventstore.events where tenant_id = $1 and position > $2 and position <= $3 and name = any($4) order by position")
                {
                    Parameters =
                    {
                        new() { Value = tenant.Value },
                        new() { Value = from },
                        new() { Value = from + pageSize },
                        new() { Value = names, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var head = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        await reader.NextResultAsync(cancellationToken);
        var events = new List<Envelope>();
        while (await reader.ReadAsync(cancellationToken))
            events.Add(EnvelopeColumns.Read(reader, tenant, catalog));
        // The events were read after the head: they may reach beyond it, and all before the last of them is committed.
        head = Math.Max(head, events.Count > 0 ? events[^1].Position : 0);
        return new Page(events, Math.Min(head, from + pageSize), head);
    }

    private async Task FoldAsync(NpgsqlConnection connection, TenantId tenant, List<Envelope> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return;
        var keyed = events.ConvertAll(e => (Key: table.View.KeyOf(e), Envelope: e));
        var before = await rows.LoadAsync(connection, tenant, keyed.Select(k => k.Key).Distinct(), cancellationToken);
        var after = new Dictionary<object, object?>();
        foreach (var (key, envelope) in keyed)
        {
            var row = after.TryGetValue(key, out var changed) ? changed : before.GetValueOrDefault(key);
            after[key] = table.View.EvolveRow(row, envelope);
        }
        await rows.SaveAsync(connection, tenant, after, before, cancellationToken);
    }

    private async Task MoveCheckpointAsync(NpgsqlConnection connection, TenantId tenant, long position, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "update eventstore.checkpoints set position = $3 where view = $1 and tenant_id = $2", connection)
        {
            Parameters = { new() { Value = table.View.Table }, new() { Value = tenant.Value }, new() { Value = position } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Page(List<Envelope> Events, long To, long Head);
}
