using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Projecting;

/// <summary>The values of rows as they are streamed to a table; each row is taken apart once, however many tables it goes to. For one page only.</summary>
internal sealed class RowValues(IReadOnlyList<ViewColumn> columns)
{
    private readonly Dictionary<object, object?[]> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The values of a row's columns, in their order.</summary>
    public object?[] Of(object row)
    {
        if (!known.TryGetValue(row, out var values))
        {
            known[row] = values = new object?[columns.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = columns[i].Get(row) is { } value ? columns[i].Type.ToCopy(value) : null;
        }
        return values;
    }
}
