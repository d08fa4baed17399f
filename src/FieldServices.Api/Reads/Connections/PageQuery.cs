using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Past;
using FieldServices.Api.Reads.Relations;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Reads.Connections;

/// <summary>Reads pages: of a list, or of the lists that hang on many rows, with one statement.</summary>
public static class PageQuery
{
    /// <summary>The page of a list.</summary>
    public static async Task<Page> ReadAsync(ReadModel model, FieldContext field, CancellationToken cancellationToken)
    {
        var context = await MomentTypes.ContextAsync(field, model, cancellationToken);
        var request = PageRequest.Of(field, model);
        await context.AwaitAsync(model.Table.View, request.Position, field, cancellationToken);
        context = await Pinning.ContextAsync(model, request, context, field, cancellationToken);
        return (await ReadAsync(model, null, request, context, field, cancellationToken)).GetValueOrDefault(Guid.Empty)!;
    }

    /// <summary>A page for each of many rows that a relation leads on from, by their keys.</summary>
    public static async Task<IReadOnlyDictionary<RowKey, Page>> ReadAsync(ToMany relation, IReadOnlyList<RowKey> parents, FieldContext field, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(relation);
        var pages = new Dictionary<RowKey, Page>();
        foreach (var group in parents.GroupBy(p => p.At))
        {
            var context = ReadContext.OfViews(field) with { At = group.Key };
            context.Require(Security.Permissions.ReadBoards);
            await context.AwaitAsync(relation.To.Table.View, null, field, cancellationToken);
            foreach (var (key, page) in await ReadAsync(relation.To, (relation, [.. group.Select(p => p.Key)]), PageRequest.Of(field, relation.To), context, field, cancellationToken))
                pages[new RowKey(key, group.Key)] = page;
        }
        return pages;
    }

    private static async Task<IReadOnlyDictionary<Guid, Page>> ReadAsync(
        ReadModel model, (ToMany Relation, Guid[] Parents)? by, PageRequest request, ReadContext context, FieldContext field, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(field);
        var shape = PageShape.Of(field.Selection, model);
        var filter = field.Argument<IReadOnlyDictionary<string, object?>>("filter");
        if (shape.Rows && by is null)
            await ServedLists.RequireAsync(model, filter, request.Order, context, cancellationToken);
        var plan = !shape.Rows ? null : shape.Cursors ? shape.Plan.With(request.Order.Select(t => t.Column)) : shape.Plan;
        var pages = (by?.Parents ?? [Guid.Empty]).ToDictionary(k => k, _ => (Rows: new List<ReadRow>(), Total: new long[1]));
        if (plan is not null || shape.Total)
            await RowQuery.ExecuteAsync(
                new PageSql(model, filter, by).Write(context, plan, shape.Total, request), context,
                reader => CollectAsync(reader, by is not null, shape.Total, plan, pages, context.At, cancellationToken), cancellationToken);
        return pages.ToDictionary(p => p.Key, p => PageOf(p.Value.Rows, shape.Total ? p.Value.Total[0] : null, request, context.At));
    }

    private static async Task CollectAsync(
        NpgsqlDataReader reader, bool parents, bool total, RowPlan? plan, Dictionary<Guid, (List<ReadRow> Rows, long[] Total)> pages, Moment at, CancellationToken cancellationToken)
    {
        foreach (var (rows, _) in pages.Values)
            rows.Clear();
        while (await reader.ReadAsync(cancellationToken))
        {
            var ordinal = 0;
            var page = pages[parents ? reader.GetGuid(ordinal++) : Guid.Empty];
            if (total)
                page.Total[0] = reader.GetInt64(ordinal++);
            if (plan?.Read(reader, ref ordinal, at) is { } row)
                page.Rows.Add(row);
        }
    }

    private static Page PageOf(List<ReadRow> rows, long? total, PageRequest request, Moment at)
    {
        var more = rows.Count > request.Limit;
        if (more)
            rows.RemoveAt(rows.Count - 1);
        if (request.Backward)
            rows.Reverse();
        return new Page(rows, request, more, total, at);
    }
}
