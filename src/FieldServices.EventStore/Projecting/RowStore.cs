using System.Globalization;
using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Loads and saves many rows of a view at once.</summary>
internal sealed class RowStore(ViewTable table)
{
    private readonly RowCopy<SupersededRow> history = new(
        table.History.Name, table.Columns, (HistoryTable.From, NpgsqlDbType.Bigint, s => s.From), (HistoryTable.To, NpgsqlDbType.Bigint, s => s.To));

    private readonly string gone =
        $"select {string.Format(CultureInfo.InvariantCulture, table.Key.Type.Select, $"t.{table.Key.Name}")}, max(t.{HistoryTable.To}) from {table.ByKeysOf(table.History.Name)} where t.tenant_id = $1 group by t.{table.Key.Name}";

    public async Task<Dictionary<object, RowState>> LoadAsync(
        NpgsqlConnection connection, TenantId tenant, List<object> keys, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(table.SelectByKeys, connection)
        {
            Parameters = { new() { Value = tenant.Value }, Many(table.Key, keys) },
        };
        var rows = new Dictionary<object, RowState>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = RowReader.Read(reader, table);
            rows[table.Key.Get(row)!] = new RowState(row, reader.GetInt64(table.Columns.Count));
        }
        return rows;
    }

    /// <summary>Adds since when rows are gone that once were.</summary>
    public async Task LoadGoneAsync(
        NpgsqlConnection connection, TenantId tenant, List<object> keys, Dictionary<object, RowState> rows, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(gone, connection) { Parameters = { new() { Value = tenant.Value }, Many(table.Key, keys) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows[RowReader.Value(reader, 0, table.Key.Type)!] = new RowState(null, reader.GetInt64(1));
    }

    /// <summary>Adds the statements that write what has changed.</summary>
    public void Save(NpgsqlBatch batch, TenantId tenant, Dictionary<object, RowState> after, Dictionary<object, object?> before)
    {
        var changed = after.Where(p => p.Value.Row is not null && !p.Value.Row.Equals(before[p.Key])).Select(p => p.Value).ToList();
        var removed = after.Where(p => p.Value.Row is null && before[p.Key] is not null).Select(p => p.Key).ToList();
        if (changed.Count > 0)
        {
            var upsert = new NpgsqlBatchCommand(table.Upsert)
            {
                Parameters = { new() { Value = tenant.Value }, Positions(changed.ConvertAll(c => c.Since)) },
            };
            foreach (var column in table.Columns)
                upsert.Parameters.Add(Many(column, changed.ConvertAll(c => column.Get(c.Row!))));
            batch.BatchCommands.Add(upsert);
        }
        if (removed.Count > 0)
        {
            var delete = new NpgsqlBatchCommand(table.DeleteByKeys) { Parameters = { new() { Value = tenant.Value }, Many(table.Key, removed) } };
            batch.BatchCommands.Add(delete);
        }
    }

    /// <summary>Writes rows that were superseded.</summary>
    public Task SaveHistoryAsync(NpgsqlConnection connection, TenantId tenant, List<SupersededRow> superseded, RowValues values, CancellationToken cancellationToken) =>
        history.AddAsync(connection, tenant, superseded, s => values.Of(s.Row), cancellationToken);

    private static NpgsqlParameter Positions(List<long> positions) =>
        new() { Value = positions, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    /// <summary>One array of a column's values, in the form in which they travel.</summary>
    public static NpgsqlParameter Many<T>(ViewColumn column, List<T> values)
    {
        var array = Array.CreateInstance(column.Type.TransportClr, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i] is { } value ? column.Type.ToDb(value) : null, i);
        return new() { Value = array, NpgsqlDbType = NpgsqlDbType.Array | column.Type.TransportDb };
    }
}
