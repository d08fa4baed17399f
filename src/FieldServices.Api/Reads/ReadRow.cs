namespace FieldServices.Api.Reads;

/// <summary>One row of a view as a query reads it: a value for each column that was asked for, at the column's place.</summary>
public sealed class ReadRow(object?[] values)
{
    public object? this[int column] => values[column];
}
