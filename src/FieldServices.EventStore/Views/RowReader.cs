using Npgsql;

namespace FieldServices.EventStore.Views;

/// <summary>Reads rows of a view from a result whose columns are <see cref="ViewTable.SelectList"/>, in that order.</summary>
public static class RowReader
{
    /// <summary>The row record of the current result row.</summary>
    public static object Read(NpgsqlDataReader reader, ViewTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(reader, i, table.Columns[i].Type);
        return table.CreateRow(values);
    }

    /// <summary>The property value of one result column; null for SQL null.</summary>
    public static object? Value(NpgsqlDataReader reader, int ordinal, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(type);
        return reader.IsDBNull(ordinal) ? null : type.FromDb(Raw(reader, ordinal, type.ReadAs));
    }

    // Only instants need to be asked for: the driver's default for them is DateTime.
    private static object Raw(NpgsqlDataReader reader, int ordinal, Type type) =>
        type == typeof(DateTimeOffset) ? reader.GetFieldValue<DateTimeOffset>(ordinal)
        : type == typeof(DateTimeOffset[]) ? reader.GetFieldValue<DateTimeOffset[]>(ordinal)
        : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(ordinal)
        : type == typeof(DateOnly[]) ? reader.GetFieldValue<DateOnly[]>(ordinal)
        : reader.GetValue(ordinal);
}
