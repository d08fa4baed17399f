using System.Text.Json;
using FieldServices.Api.Reads.Filters;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Connections;

/// <summary>The list field of a read model: its connection, edge and order types, and its arguments.</summary>
public sealed class ConnectionTypes
{
    private readonly SchemaBuilder schema;
    private readonly FilterTypes filters;
    private readonly ObjectType<Page> pageInfo;
    private readonly EnumType direction;

    public ConnectionTypes(SchemaBuilder schema, FilterTypes filters)
    {
        ArgumentNullException.ThrowIfNull(schema);
        this.schema = schema;
        this.filters = filters;
        pageInfo = schema.Object<Page>("PageInfo", "Where a page stands in its list.")
            .Field("hasNextPage", Scalars.Boolean.NonNull(), p => p.HasNextPage, "More rows follow.")
            .Field("hasPreviousPage", Scalars.Boolean.NonNull(), p => p.HasPreviousPage, "This is not the first page.")
            .Field("startCursor", Scalars.String, p => p.Edges.Count > 0 ? p.Edges[0].Cursor : null, "The cursor of the first row.")
            .Field("endCursor", Scalars.String, p => p.Edges.Count > 0 ? p.Edges[^1].Cursor : null, "The cursor of the last row; give it as `after` to go on.");
        direction = schema.Enum("OrderDirection", "Which way a list is ordered.")
            .Value("ASC", false, "The smallest or earliest first.").Value("DESC", true, "The greatest or latest first.");
    }

    /// <summary>Adds the list field of a read model to the query root.</summary>
    public void AddList(ReadModel model, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        var typeName = model.Type.Name;
        var edge = schema.Object<Edge>($"{typeName}Edge", "A row with its cursor.")
            .Field("cursor", Scalars.String.NonNull(), e => e.Cursor, "Give it as `after` to go on behind this row.")
            .Field("node", model.Type.NonNull(), e => e.Node, "The row.");
        var connection = schema.Object<Page>($"{typeName}Connection", "A page of a list.")
            .Field("edges", edge.NonNull().List().NonNull(), p => p.Edges, "The rows with their cursors.")
            .Field("nodes", model.Type.NonNull().List().NonNull(), p => p.Edges.Select(e => e.Node), "The rows.")
            .Field("pageInfo", pageInfo.NonNull(), p => p, "Where the page stands.")
            .Field("totalCount", Scalars.Long, p => p.TotalCount, "How many rows the filter lets through; counted only when asked for.");
        schema.Query.Field(name, connection.NonNull(), Arguments(model), (field, cancellation) => PageQuery.ReadAsync(model, field, cancellation),
            $"A page of {model.Table.View.Name.Replace('_', ' ')}.");
    }

    private InputField[] Arguments(ReadModel model) =>
    [
        Arg.Of("filter", filters.Of(model), "Which rows."),
        Arg.Of("orderBy", OrderOf(model), "In which order; by id when left out."),
        Arg.Of("first", Scalars.Int, $"At most so many rows, up to {PageRequest.LargestFirst}.", PageRequest.DefaultFirst),
        Arg.Of("after", CustomScalars.After, "Continue behind a cursor, or wait for a position."),
    ];

    private InputObjectType OrderOf(ReadModel model)
    {
        var fields = schema.Enum($"{model.Type.Name}OrderField", "What a list can be ordered by: indexed columns that are never absent.");
        foreach (var i in model.Orderable)
            fields.Value(JsonNamingPolicy.SnakeCaseUpper.ConvertName(model.Table.Columns[i].Property), i);
        return schema.InputObject($"{model.Type.Name}Order", "The order of a list; ties are broken by the id.")
            .Field("field", fields.NonNull(), "Ordered by this.")
            .Field("direction", direction, "Which way.", defaultValue: false);
    }
}
