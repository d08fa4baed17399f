using System.Text.Json;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>A view as the read API knows it: its table, its object type, and which columns may be filtered and ordered by.</summary>
public sealed class ReadModel
{
    public ReadModel(ViewTable table, ObjectType<ReadRow> type)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Type = type;
        FieldNames = [.. table.Columns.Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.Property))];
        KeyIndex = IndexOf(table.Key.Property);
        Filterable = [.. table.Columns.Index().Where(c => IsFilterable(c.Item)).Select(c => c.Index)];
        Orderable = [.. Filterable.Where(i => !table.Columns[i].IsNullable && !table.Columns[i].Type.IsArray)];
    }

    public ViewTable Table { get; }

    public ObjectType<ReadRow> Type { get; }

    /// <summary>The GraphQL field name of each column.</summary>
    public IReadOnlyList<string> FieldNames { get; }

    public int KeyIndex { get; }

    /// <summary>Columns that an index begins with, places aside.</summary>
    public IReadOnlyList<int> Filterable { get; }

    /// <summary>Filterable columns that are never null, so that a page has a definite end.</summary>
    public IReadOnlyList<int> Orderable { get; }

    /// <summary>Fields that need columns of other names, such as relations.</summary>
    public Dictionary<string, int> Needs { get; } = [];

    /// <summary>The place of the column of a row property.</summary>
    public int IndexOf(string property) => Table.Columns.Index().First(c => c.Item.Property == property).Index;

    /// <summary>The columns to read for these fields, the key always among them.</summary>
    public IReadOnlyList<int> ColumnsFor(IEnumerable<string> fields)
    {
        var wanted = new SortedSet<int> { KeyIndex };
        foreach (var field in fields)
        {
            var column = Needs.TryGetValue(field, out var needed) ? needed : FieldNames.TakeWhile(f => f != field).Count();
            if (column < FieldNames.Count)
                wanted.Add(column);
        }
        return [.. wanted];
    }

    private bool IsFilterable(ViewColumn column) =>
        !column.Type.IsGeography && !column.IsPersonal && (column == Table.Key || Table.View.Indexes.Any(i => i.Properties[0] == column.Property));
}
