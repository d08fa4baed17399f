using System.Text.Json;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Past;
using FieldServices.Api.Reads.Relations;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Connections;

/// <summary>The fields that answer pages of a read model: their connection, edge and order types, and their arguments.</summary>
public sealed class ConnectionTypes
{
    private readonly SchemaBuilder schema;
    private readonly FilterTypes filters;
    private readonly MomentTypes moments;
    private readonly ObjectType<PageInfo> pageInfo;
    private readonly EnumType nulls;
    private readonly InputField pinned = Arg.Of(
        Pinning.Argument, Scalars.Boolean,
        "True: this page and those that its cursors lead to are of one moment. False: as things are now, whatever the cursor. When left out, the cursor decides, and without one things are as they are now.");
    private readonly Dictionary<ReadModel, (ObjectType<Page> Connection, InputObjectType Order)> known = [];

    public ConnectionTypes(SchemaBuilder schema, FilterTypes filters, MomentTypes moments)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(filters);
        this.schema = schema;
        this.filters = filters;
        this.moments = moments;
        pageInfo = schema.Object<PageInfo>("PageInfo", "Where a page stands in its list.")
            .Field("hasNextPage", Scalars.Boolean.NonNull(), p => p.HasNextPage, "More rows follow.")
            .Field("hasPreviousPage", Scalars.Boolean.NonNull(), p => p.HasPreviousPage, "Rows come before, or a cursor was given behind which the page begins.")
            .Field("startCursor", Scalars.String, p => p.StartCursor, "The cursor of the first row; give it as `before` to go back.")
            .Field("endCursor", Scalars.String, p => p.EndCursor, "The cursor of the last row; give it as `after` to go on.")
            .Field("asOf", Scalars.Long, p => p.AsOf, "The position of the log as of which the page was read, and as of which its cursors go on; null when it was read as things are now.");
        Direction = schema.Enum("OrderDirection", "Which way a list is ordered.")
            .Value("ASC", false, "The smallest or earliest first.").Value("DESC", true, "The greatest or latest first.");
        nulls = schema.Enum("NullsOrder", "Where rows with an absent value stand.")
            .Value("FIRST", true, "Before all others.").Value("LAST", false, "Behind all others.");
    }

    /// <summary>Which way something is ordered.</summary>
    public EnumType Direction { get; }

    /// <summary>Adds the list field of a read model to the query root.</summary>
    public void AddList(ReadModel model, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        schema.Query.Field(name, Of(model).Connection.NonNull(), [.. Arguments(model, CustomScalars.After, "Continue behind a cursor, or wait for a position."), pinned, .. moments.Arguments(model)],
            (field, cancellation) => PageQuery.ReadAsync(model, field, cancellation), $"A page of {model.Plural}.");
    }

    /// <summary>Adds the field that leads from rows of a model to the many that belong to each.</summary>
    public void AddRelation(ReadModel from, ToMany relation)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(relation);
        from.Type.Batch<RowKey, Page>(
            relation.Name,
            Of(relation.To).Connection.NonNull(),
            row => row[from.KeyIndex] is Guid key ? new RowKey(key, row.At) : null,
            (keys, field, cancellation) => PageQuery.ReadAsync(relation, keys, field, cancellation),
            Relation.DescriptionOf(relation),
            Arguments(relation.To, Scalars.String, "Continue behind a cursor."));
    }

    private InputField[] Arguments(ReadModel model, ScalarType after, string afterMeans) =>
    [
        Arg.Of("filter", filters.Of(model), "Which rows."),
        Arg.Of("orderBy", Of(model).Order.NonNull().List(), "In which order, the most important first; by id when left out. Ties are broken by the id."),
        Arg.Of("first", Scalars.Int, $"At most so many rows, up to {PageRequest.LargestFirst}; {PageRequest.DefaultFirst} when neither `first` nor `last` is given."),
        Arg.Of("after", after, afterMeans),
        Arg.Of("last", Scalars.Int, $"The last ones instead, at most so many, up to {PageRequest.LargestFirst}."),
        Arg.Of("before", Scalars.String, "Only rows before a cursor."),
    ];

    private (ObjectType<Page> Connection, InputObjectType Order) Of(ReadModel model)
    {
        if (known.TryGetValue(model, out var found))
            return found;
        var typeName = model.Type.Name;
        var edge = schema.Object<Edge>($"{typeName}Edge", "A row with its cursor.")
            .Field("cursor", Scalars.String.NonNull(), e => e.Cursor, "Give it as `after` to go on behind this row.")
            .Field("node", model.Type.NonNull(), e => e.Node, "The row.");
        var connection = schema.Object<Page>($"{typeName}Connection", "A page of a list.")
            .Field("edges", edge.NonNull().List().NonNull(), p => p.Edges, "The rows with their cursors.")
            .Field("nodes", model.Type.NonNull().List().NonNull(), p => p.Rows, "The rows.")
            .Field("pageInfo", pageInfo.NonNull(), p => p.Info, "Where the page stands.")
            .Field("totalCount", Scalars.Long, p => p.TotalCount, "How many rows the filter lets through; counted only when asked for, in the same snapshot as the rows.");
        return known[model] = (connection, OrderOf(model));
    }

    private InputObjectType OrderOf(ReadModel model)
    {
        var fields = schema.Enum($"{model.Type.Name}OrderField", "What a list can be ordered by.");
        foreach (var i in model.Orderable)
            fields.Value(JsonNamingPolicy.SnakeCaseUpper.ConvertName(model.Table.Columns[i].Property), i, deprecated: model.DeprecationOf(i));
        return schema.InputObject($"{model.Type.Name}Order", "One of the fields that order a list.")
            .Field("field", fields.NonNull(), "Ordered by this.")
            .Field("direction", Direction, "Which way.", defaultValue: false)
            .Field("nulls", nulls, "Where absent values stand; when left out, behind all others with ASC and before them with DESC, as indexes have it.");
    }
}
