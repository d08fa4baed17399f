using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Loads and saves many rows of a view at once.</summary>
internal sealed class RowStore(ViewTable table)
{
    public async Task<Dictionary<object, object>> LoadAsync(
        NpgsqlConnection connection, TenantId tenant, List<object> keys, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(table.SelectByKeys, connection)
        {
            Parameters = { new() { Value = tenant.Value }, Many(table.Key, keys) },
        };
        var rows = new Dictionary<object, object>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = RowReader.Read(reader, table);
            rows[table.Key.Get(row)!] = row;
        }
        return rows;
    }

    /// <summary>Adds the statements that write what has changed.</summary>
    public void Save(NpgsqlBatch batch, TenantId tenant, Dictionary<object, object?> after, Dictionary<object, object?> before)
    {
        var changed = after.Where(p => p.Value is not null && !p.Value.Equals(before[p.Key])).Select(p => p.Value!).ToList();
        var removed = after.Where(p => p.Value is null && before[p.Key] is not null).Select(p => p.Key).ToList();
        if (changed.Count > 0)
        {
            var upsert = new NpgsqlBatchCommand(table.Upsert) { Parameters = { new() { Value = tenant.Value } } };
            foreach (var column in table.Columns)
                upsert.Parameters.Add(Many(column, changed.ConvertAll(r => column.Get(r))));
            batch.BatchCommands.Add(upsert);
        }
        if (removed.Count > 0)
        {
            var delete = new NpgsqlBatchCommand(table.DeleteByKeys) { Parameters = { new() { Value = tenant.Value }, Many(table.Key, removed) } };
            batch.BatchCommands.Add(delete);
        }
    }

    private static NpgsqlParameter Many<T>(ViewColumn column, List<T> values)
    {
        var array = Array.CreateInstance(column.Type.TransportClr, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i] is { } value ? column.Type.ToDb(value) : null, i);
        return new() { Value = array, NpgsqlDbType = NpgsqlDbType.Array | column.Type.TransportDb };
    }
}
