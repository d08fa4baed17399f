using FieldServices.EventStore.Views;

namespace FieldServices.Api.Reads;

/// <summary>The declared indexes of a view, as places of columns.</summary>
public sealed class ModelIndexes
{
    public ModelIndexes(ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var table = model.Table;
        var declared = table.View.Indexes.Select(i => (i.Kind, Columns: i.Properties.Select(model.IndexOf).ToArray())).ToList();
        bool IsTree((ViewIndexKind Kind, int[] Columns) index) =>
            index.Kind == ViewIndexKind.Order && table.Columns[index.Columns[0]].Type is { IsArray: false, IsGeography: false };
        Trees = [.. declared.Where(IsTree).Select(i => i.Columns.Contains(model.KeyIndex) ? i.Columns : [.. i.Columns, model.KeyIndex]).Append([model.KeyIndex])];
        Values = Trees.Select(t => t[0]).ToHashSet();
        Members = declared.Where(i => table.Columns[i.Columns[0]].Type.IsArray).Select(i => i.Columns[0]).ToHashSet();
        Places = declared.Where(i => table.Columns[i.Columns[0]].Type.IsGeography).Select(i => i.Columns[0]).ToHashSet();
        Texts = declared.Where(i => i.Kind == ViewIndexKind.Text).Select(i => i.Columns[0]).ToHashSet();
    }

    /// <summary>Ordered indexes, each ending with the key; the tenant stands before all of them.</summary>
    public IReadOnlyList<int[]> Trees { get; }

    /// <summary>Columns that an ordered index begins with.</summary>
    public IReadOnlySet<int> Values { get; }

    /// <summary>Lists whose members are indexed.</summary>
    public IReadOnlySet<int> Members { get; }

    /// <summary>Indexed places.</summary>
    public IReadOnlySet<int> Places { get; }

    /// <summary>Texts that are indexed by their parts.</summary>
    public IReadOnlySet<int> Texts { get; }

    /// <summary>Every column by which rows are found, in the order of the columns.</summary>
    public IEnumerable<int> Narrowing => Values.Union(Members).Union(Places).Union(Texts).Order();
}
