using System.Globalization;
using System.Text.Json;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Relations;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>A view as the read API knows it: its table, its object type, what can be filtered and ordered by, and where its rows lead.</summary>
public sealed class ReadModel
{
    private readonly Dictionary<string, int> columnOf;

    public ReadModel(ViewTable table, ObjectType<ReadRow> type)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Type = type;
        FieldNames = [.. table.Columns.Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.Property))];
        columnOf = FieldNames.Index().ToDictionary(f => f.Item, f => f.Index);
        KeyIndex = IndexOf(table.Key.Property);
        Filterable = [.. table.Columns.Index().Where(c => c.Item.Type.Sql != "jsonb" && !c.Item.IsPersonal).Select(c => c.Index)];
        Orderable = [.. Filterable.Where(i => table.Columns[i].Type is { IsArray: false, IsGeography: false })];
        Indexes = new ModelIndexes(this);
        Sizes = new ViewSizes(this);
    }

    public ViewTable Table { get; }

    public ObjectType<ReadRow> Type { get; }

    /// <summary>What the rows are called in sentences, such as "response times".</summary>
    public string Plural => Table.View.Name.Replace('_', ' ');

    /// <summary>The GraphQL field name of each column.</summary>
    public IReadOnlyList<string> FieldNames { get; }

    public int KeyIndex { get; }

    /// <summary>Every column with a condition of its own: all but nested records and personal text, which is sealed.</summary>
    public IReadOnlyList<int> Filterable { get; }

    /// <summary>Personal text by which rows are found though it is sealed; null when the field is none.</summary>
    public FindableText? FindableOf(string field) => Table.View.Findables.FirstOrDefault(f => f.Field == field);

    /// <summary>Filterable columns that have one value.</summary>
    public IReadOnlyList<int> Orderable { get; }

    /// <summary>What the database finds quickly.</summary>
    public ModelIndexes Indexes { get; }

    /// <summary>For whom the view is small.</summary>
    public ViewSizes Sizes { get; }

    /// <summary>Fields that follow from columns, by name.</summary>
    public Dictionary<string, IReadOnlyList<int>> Derived { get; } = [];

    /// <summary>Fields that lead to one row, by name.</summary>
    public Dictionary<string, ToOne> ToOne { get; } = [];

    /// <summary>Fields that lead to many rows, by name.</summary>
    public Dictionary<string, ToMany> ToMany { get; } = [];

    /// <summary>The place of the column of a row property.</summary>
    public int IndexOf(string property) => Table.Columns.Index().First(c => c.Item.Property == property).Index;

    /// <summary>The place of the column of a field; null when the field is no column.</summary>
    public int? ColumnOf(string field) => columnOf.TryGetValue(field, out var column) ? column : null;

    /// <summary>A column of an alias in the form in which it is read.</summary>
    public string SelectOf(int column, string alias)
    {
        var found = Table.Columns[column];
        return found.Type.Select == "{0}" ? $"{alias}.{found.Name}" : string.Format(CultureInfo.InvariantCulture, found.Type.Select, $"{alias}.{found.Name}");
    }

    /// <summary>What a clause gives for a column that may not be used any more; null as long as it may.</summary>
    public string? DeprecationOf(int column) => Table.View.DeprecatedProperties.GetValueOrDefault(Table.Columns[column].Property);
}
