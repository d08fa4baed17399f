using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Loads and saves many rows of a view at once.</summary>
internal sealed class RowStore(ViewTable table)
{
    public async Task<Dictionary<object, object>> LoadAsync(
        NpgsqlConnection connection, TenantId tenant, IEnumerable<object> keys, CancellationToken cancellationToken)
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

    public async Task SaveAsync(
        NpgsqlConnection connection, TenantId tenant, Dictionary<object, object?> after, Dictionary<object, object> before, CancellationToken cancellationToken)
    {
        var changed = after.Where(p => p.Value is not null && !p.Value.Equals(before.GetValueOrDefault(p.Key))).Select(p => p.Value!).ToList();
        var removed = after.Where(p => p.Value is null && before.ContainsKey(p.Key)).Select(p => p.Key).ToList();
        if (changed.Count > 0)
        {
            await using var upsert = new NpgsqlCommand(table.Upsert, connection) { Parameters = { new() { Value = tenant.Value } } };
            foreach (var column in table.Columns)
                upsert.Parameters.Add(Many(column, changed.Select(column.Get)));
            await upsert.ExecuteNonQueryAsync(cancellationToken);
        }
        if (removed.Count > 0)
        {
            await using var delete = new NpgsqlCommand(table.DeleteByKeys, connection)
            {
                Parameters = { new() { Value = tenant.Value }, Many(table.Key, removed) },
            };
            await delete.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static NpgsqlParameter Many(ViewColumn column, IEnumerable<object?> values)
    {
        var list = values.ToList();
        var array = Array.CreateInstance(column.Type.TransportClr, list.Count);
        for (var i = 0; i < list.Count; i++)
            array.SetValue(list[i] is { } value ? column.Type.ToDb(value) : null, i);
        return new() { Value = array, NpgsqlDbType = NpgsqlDbType.Array | column.Type.TransportDb };
    }
}
