using FieldServices.Api.Reads.Past;
using FieldServices.Api.Reads.Relations;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Reads;

/// <summary>
/// What is read of each row of a model: the columns that were asked for, and through relations to one the same of other models, all
/// by one statement. Immutable.
/// </summary>
public sealed class RowPlan
{
    /// <summary>So many rows may hang on one row.</summary>
    private const int MostRelated = 20;

    private readonly int[] places;

    private RowPlan(ReadModel model, SortedSet<int> columns, IReadOnlyList<RelatedPlan> related)
    {
        Model = model;
        Columns = [.. columns];
        Related = related;
        places = new int[model.Table.Columns.Count];
        Array.Fill(places, -1);
        foreach (var (place, column) in Columns.Index())
            places[column] = place;
    }

    public ReadModel Model { get; }

    /// <summary>The columns to read; the key is always among them.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>The relations to follow.</summary>
    public IReadOnlyList<RelatedPlan> Related { get; }

    /// <summary>Where requests with this plan meet that ask for rows by their keys.</summary>
    internal SharedRows Shared { get; } = new();

    /// <summary>The statement that reads a row by its key as it is now, once it was written; it follows from the plan alone.</summary>
    internal SqlText? ByKeyNow { get; set; }

    /// <summary>How many result columns a row takes.</summary>
    public int Width => Columns.Count + Related.Sum(r => r.Plan.Width);

    /// <summary>What selections of the model's type ask for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="selections">Where fields of a row are selected; those that are null are left out.</param>
    /// <param name="further">Columns that are needed besides.</param>
    /// <exception cref="GraphQLFieldException">Too many relations.</exception>
    public static RowPlan Of(ReadModel model, IEnumerable<FieldSelection?> selections, params IEnumerable<int> further)
    {
        var left = MostRelated;
        return Of(model, [.. selections.OfType<FieldSelection>()], further, ref left);
    }

    /// <summary>All columns, and whatever relations the selection asks for.</summary>
    public static RowPlan OfAll(ReadModel model, params IEnumerable<FieldSelection?> selections)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, selections, Enumerable.Range(0, model.Table.Columns.Count));
    }

    /// <summary>All columns, and those of the rows to which relations lead.</summary>
    public static RowPlan OfWhole(ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new RowPlan(model, [.. Enumerable.Range(0, model.Table.Columns.Count)], [.. model.ToOne.Values.Select(r => new RelatedPlan(r, OfAll(r.To)))]);
    }

    /// <summary>The same with these columns.</summary>
    public RowPlan With(IEnumerable<int> columns)
    {
        var all = new SortedSet<int>(Columns);
        all.UnionWith(columns);
        return all.Count == Columns.Count ? this : new RowPlan(Model, all, Related);
    }

    public int PlaceOf(int column) => places[column];

    public int PlaceOf(string relation)
    {
        for (var i = 0; i < Related.Count; i++)
        {
            if (Related[i].Relation.Name == relation)
                return Columns.Count + i;
        }
        return -1;
    }

    /// <summary>Reads a row from the result columns from <paramref name="ordinal"/> on, and moves it behind them.</summary>
    /// <returns>Null when there is no row, but an outer join's nulls.</returns>
    public ReadRow? Read(NpgsqlDataReader reader, ref int ordinal, Moment? at = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.IsDBNull(ordinal + places[Model.KeyIndex]))
        {
            ordinal += Width;
            return null;
        }
        var values = new object?[Columns.Count + Related.Count];
        for (var i = 0; i < Columns.Count; i++)
            values[i] = RowReader.Value(reader, ordinal++, Model.Table.Columns[Columns[i]].Type);
        for (var i = 0; i < Related.Count; i++)
            values[Columns.Count + i] = Related[i].Plan.Read(reader, ref ordinal, at);
        return new ReadRow(this, values, at);
    }

    private static RowPlan Of(ReadModel model, IReadOnlyList<FieldSelection> selections, IEnumerable<int> further, ref int left)
    {
        var columns = new SortedSet<int>(further) { model.KeyIndex };
        var related = new List<RelatedPlan>();
        foreach (var name in selections.SelectMany(s => s.NamesOf(model.Type)).Distinct())
        {
            if (model.ColumnOf(name) is { } column)
                columns.Add(column);
            else if (model.Derived.TryGetValue(name, out var source))
                columns.UnionWith(source);
            else if (model.ToOne.TryGetValue(name, out var relation))
            {
                if (left-- == 0)
                    throw new GraphQLFieldException($"At most {MostRelated} relations can be followed from one row; ask for fewer, or in several queries.", "BAD_USER_INPUT");
                columns.Add(relation.Column);
                related.Add(new RelatedPlan(relation, Of(relation.To, [.. selections.Select(s => s.Child(name)).OfType<FieldSelection>()], [], ref left)));
            }
        }
        return new RowPlan(model, columns, related);
    }
}
