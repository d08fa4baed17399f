using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Tests.Views;

internal static class RowWrites
{
    /// <summary>Writes rows with the statement of the table, one array a column, as a projection does.</summary>
    public static async Task UpsertAsync(NpgsqlConnection connection, ViewTable table, TenantId tenant, IReadOnlyList<object> rows)
    {
        await using var upsert = new NpgsqlCommand(table.Upsert, connection) { Parameters = { new() { Value = tenant.Value }, new() { Value = rows.Select(_ => 1L).ToArray() } } };
        foreach (var column in table.Columns)
        {
            var values = Array.CreateInstance(column.Type.TransportClr, rows.Count);
            for (var i = 0; i < rows.Count; i++)
                values.SetValue(column.Get(rows[i]) is { } value ? column.Type.ToDb(value) : null, i);
            upsert.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | column.Type.TransportDb });
        }
        await upsert.ExecuteNonQueryAsync();
    }
}
