using FieldServices.Api.Reads.Filters;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Connections;

/// <summary>Reads one page: one statement for the rows, one more in the same round trip when the total is asked for.</summary>
public static class PageQuery
{
    public static async Task<Page> ReadAsync(ReadModel model, FieldContext field, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(field);
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadBoards);
        var request = PageRequest.Of(field, model);
        await context.AwaitAsync(model.Table.View, request.Position, field, cancellationToken);
        var filter = field.Argument<IReadOnlyDictionary<string, object?>>("filter");
        var columns = model.ColumnsFor(Selected(field).Append(model.FieldNames[request.OrderColumn]));
        var statements = new List<SqlText>();
        if (WantsRows(field))
            statements.Add(Rows(model, columns, filter, request, context));
        if (field.Selection.Contains("totalCount"))
            statements.Add(Total(model, filter, context));
        return await ExecuteAsync(statements, model, columns, request, field, cancellationToken);
    }

    /// <summary>The statement for the rows of a page, one more than asked for to know whether others follow.</summary>
    public static SqlText Rows(
        ReadModel model, IReadOnlyList<int> columns, IReadOnlyDictionary<string, object?>? filter, PageRequest request, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(request);
        var sql = RowQuery.Begin(model, RowQuery.SelectList(model, columns), context);
        FilterSql.Append(sql, model, filter);
        var (order, key) = (model.Table.Columns[request.OrderColumn], model.Table.Key);
        var direction = request.Descending ? "desc" : "asc";
        if (request.After is { } after)
            sql.Add($" and (t.{order.Name}, t.{key.Name}) {(request.Descending ? "<" : ">")} (")
                .AddValue(after.Value, order.Type.TransportDb).Add(", ").AddValue(after.Key, key.Type.TransportDb).Add(")");
        sql.Add(order == key ? $" order by t.{key.Name} {direction}" : $" order by t.{order.Name} {direction}, t.{key.Name} {direction}");
        return sql.Add(" limit ").AddValue(request.First + 1);
    }

    private static SqlText Total(ReadModel model, IReadOnlyDictionary<string, object?>? filter, ReadContext context)
    {
        var sql = RowQuery.Begin(model, "count(*)", context);
        FilterSql.Append(sql, model, filter);
        return sql;
    }

    private static async Task<Page> ExecuteAsync(
        List<SqlText> statements, ReadModel model, IReadOnlyList<int> columns, PageRequest request, FieldContext field, CancellationToken cancellationToken)
    {
        var rows = new List<ReadRow>();
        long? total = null;
        if (statements.Count > 0)
            await RowQuery.ExecuteAsync(statements, ReadContext.Of(field), async reader =>
            {
                if (WantsRows(field))
                {
                    while (await reader.ReadAsync(cancellationToken))
                        rows.Add(RowQuery.Read(reader, model, columns));
                    await reader.NextResultAsync(cancellationToken);
                }
                if (field.Selection.Contains("totalCount") && await reader.ReadAsync(cancellationToken))
                    total = reader.GetInt64(0);
            }, cancellationToken);
        var edges = rows.Take(request.First).Select(r => new Edge(r, Cursor.Write(r, model, request.OrderColumn, request.Descending)));
        return new Page([.. edges], rows.Count > request.First, request.After is not null, total);
    }

    private static bool WantsRows(FieldContext field) => field.Selection.Names.Any(n => n != "totalCount");

    private static IEnumerable<string> Selected(FieldContext field) =>
        (field.Selection.Child("nodes")?.Names ?? []).Concat(field.Selection.Child("edges")?.Child("node")?.Names ?? []);
}
