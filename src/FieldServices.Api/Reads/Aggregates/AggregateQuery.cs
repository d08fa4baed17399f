using FieldServices.Api.Reads.Filters;
using NpgsqlTypes;

namespace FieldServices.Api.Reads.Aggregates;

/// <summary>Computes figures with one statement.</summary>
public static class AggregateQuery
{
    public static async Task<IReadOnlyList<AggregateRow>> ReadAsync(AggregateRequest request, ReadContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rows = new List<AggregateRow>();
        await RowQuery.ExecuteAsync(Write(request, context), context, async reader =>
        {
            rows.Clear();
            while (await reader.ReadAsync(cancellationToken))
            {
                var keys = request.Groups.Select((g, i) => g.Read(reader, i, request.Model)).ToArray();
                var values = request.Measures.Select((m, i) => m.Read(reader, keys.Length + i, request.Model)).ToArray();
                rows.Add(new AggregateRow(request, keys, values));
            }
        }, cancellationToken);
        return rows;
    }

    public static SqlText Write(AggregateRequest request, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        // How many groups buckets make is more than the planner knows: it takes them for as many as there are times, and then reads row after
        // row along an index to have the first of them soon. Grouped first and ordered afterwards, they cost one walk over the table.
        var isOrderedAfterwards = request.Groups.Any(g => g.Bucket is not null);
        var (sql, model) = (new SqlText(context).Add(isOrderedAfterwards ? "with g as materialized (select " : "select "), request.Model);
        foreach (var (i, group) in request.Groups.Index())
            group.AddTo(sql.Add(i > 0 ? ", " : ""), model);
        foreach (var (i, measure) in request.Measures.Index())
            measure.AddTo(sql.Add(i + request.Groups.Count > 0 ? ", " : ""), model);
        sql.Add(" from ").AddRows(model, "t").Add(" where ").AddOwn(model, "t");
        FilterSql.Append(sql, model, request.Filter, "t");
        // Keys and figures are named by their places in the list, which is also what makes a key with a parameter equal to itself.
        var keys = Enumerable.Range(1, request.Groups.Count).ToList();
        if (keys.Count > 0)
            sql.Add($" group by {string.Join(", ", keys)}");
        foreach (var (i, term) in request.Having.Index())
            term.Measure.AddTo(sql.Add(i > 0 ? " and " : " having "), model).Add($" {term.Operator} ").AddValue(term.Value, NpgsqlDbType.Double);
        if (isOrderedAfterwards)
            sql.Add(") select * from g");
        var order = request.Order.Select(o => $"{PlaceOf(request, o.Measure)}{(o.Descending ? " desc nulls last" : "")}")
            .Concat(keys.Select(k => $"{k}{(request.KeysDescending ? " desc" : "")}")).ToList();
        if (order.Count > 0)
            sql.Add($" order by {string.Join(", ", order)}");
        return sql.Add(" limit ").AddValue(request.Limit);
    }

    private static int PlaceOf(AggregateRequest request, Measure measure) => request.Groups.Count + request.Measures.Index().First(m => m.Item == measure).Index + 1;
}
