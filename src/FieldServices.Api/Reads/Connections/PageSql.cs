using System.Globalization;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Relations;

namespace FieldServices.Api.Reads.Connections;

/// <summary>
/// Writes the one statement of a page: its rows with what hangs on them, one more than asked for to know whether others follow, and
/// the total; for one list, or for the lists of many parents at once. One statement has one snapshot, so all of it agrees.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="filter">Which rows.</param>
/// <param name="by">The relation and its parents; null for the list of the whole tenant.</param>
public sealed class PageSql(ReadModel model, IReadOnlyDictionary<string, object?>? filter, (ToMany Relation, Guid[] Parents)? by)
{
    // The rows of the page, the total, and the parents; inside of the first two the rows have names of their own.
    private const string Rows = "t";
    private const string Total = "c";
    private const string Parents = "k";

    // Of a page whose size is a parameter the planner expects a tenth of the list, and plans anew each time because that costs so much.
    private static readonly string LargestPage = string.Create(CultureInfo.InvariantCulture, $" limit {PageRequest.LargestFirst + 1}");

    /// <summary>The statement. Its result columns: the parent's key if there are parents, the total if wanted, and those of the plan if there is one.</summary>
    public SqlText Write(ReadContext context, RowPlan? plan, bool total, PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sql = new SqlText(context);
        IReadOnlyList<OrderTerm> order = request.Backward ? [.. request.Order.Select(t => t.Reversed)] : request.Order;
        if (by is null && plan is null)
            return Where(sql.Add("select count(*) from ").AddRows(model, Rows, Used()), Rows);
        // One range of an index has the same plan for all values, so it may be planned once in a session: within the largest page, whatever its size.
        // Held by: PlanTests.A_page_that_is_one_range_of_an_index_is_planned_once_in_a_session
        var isRange = by is null && !total && !sql.IsTimeline(model) && IndexUse.IsRange(model, filter, order);
        if (by is null && !total && !isRange && plan!.Related.Count == 0)
            return Limit(PageOf(sql.Add($"select {RowSql.Columns(plan, Rows)}"), Rows, plan, order, request), request);
        string?[] columns = [by is null ? null : $"{Parents}.key", total ? $"{Total}.total" : null, plan is null ? null : RowSql.Columns(plan, Rows)];
        sql.Add($"select {string.Join(", ", columns.OfType<string>())} from ");
        if (by is { } parents)
            sql.Add("unnest(").AddValue(parents.Parents).Add($") {Parents} (key)");
        if (total)
        {
            sql.Add(by is null ? "(select count(*) as total from " : " cross join lateral (select count(*) as total from ");
            Where(sql.AddRows(model, "x", Used(), by is not null), "x").Add($") {Total}");
        }
        if (plan is null)
            return sql;
        sql.Add((by is null, total) switch { (true, false) => "(", (_, true) => " left join lateral (", _ => " cross join lateral (" });
        PageOf(sql.Add($"select {RowSql.Stored(plan, "y", order.Select(t => t.Column))}"), "y", plan, order, request);
        (isRange ? sql.Add(LargestPage) : Limit(sql, request)).Add($") {Rows}{(total ? " on true" : "")}");
        OrderBy(RowSql.Join(sql, plan, Rows), Rows, order);
        return isRange ? Limit(sql, request) : sql;
    }

    private SqlText PageOf(SqlText sql, string alias, RowPlan plan, IReadOnlyList<OrderTerm> order, PageRequest request)
    {
        var (behind, until) = request.Backward ? (request.Before, request.After) : (request.After, request.Before);
        var isInHalves = behind is not null && Keyset.IsInHalves(model, order[0], behind);
        sql.Add(" from ");
        if (isInHalves)
            Halves(sql, alias, plan, order, behind!, request);
        else
            Source(sql, alias, plan, order);
        if (behind is not null && !isInHalves)
            Keyset.Append(sql, model, alias, order, behind);
        if (until is not null)
            Keyset.Append(sql, model, alias, [.. order.Select(t => t.Reversed)], until);
        return OrderBy(sql, alias, order);
    }

    private SqlText Source(SqlText sql, string alias, RowPlan plan, IReadOnlyList<OrderTerm> order) =>
        Where(sql.AddRows(model, alias, Used(plan.Columns.Concat(order.Select(t => t.Column))), by is not null), alias).AddBegin(model, alias, order[0]);

    // Rows with a value and rows without one are two ranges of an index: a page behind a cursor begins in the one and may go on in the other. Written as
    // alternatives of one condition, they would be looked for from the beginning of the index. Of each range no more is read than the page has.
    // Held by: PlanTests.A_page_deep_in_a_list_ordered_by_what_can_be_absent_begins_at_its_place_in_the_index
    private void Halves(SqlText sql, string alias, RowPlan plan, IReadOnlyList<OrderTerm> order, Cursor behind, PageRequest request)
    {
        foreach (var half in new[] { KeysetHalf.Near, KeysetHalf.Far })
        {
            sql.Add(half == KeysetHalf.Near ? "((select " : ") union all (select ").Add(RowSql.Stored(plan, "h", order.Select(t => t.Column))).Add(" from ");
            Keyset.Append(Source(sql, "h", plan, order), model, "h", order, behind, half);
            OrderBy(sql, "h", order).Add(" limit ").AddValue(request.Limit + 1);
        }
        sql.Add($")) {alias} where true");
    }

    // Of columns that are not asked for nothing is planned.
    private IEnumerable<int> Used(IEnumerable<int>? read = null) =>
        FilterSql.ColumnsOf(model, filter).Concat(read ?? []).Concat(by is { } parents ? [parents.Relation.Column] : []);

    private SqlText Where(SqlText sql, string alias)
    {
        sql.Add(" where ").AddOwn(model, alias);
        if (by is { } parents)
            sql.Add($" and {alias}.{model.Table.Columns[parents.Relation.Column].Name} = {Parents}.key");
        FilterSql.Append(sql, model, filter, alias);
        return sql;
    }

    private static SqlText Limit(SqlText sql, PageRequest request) => sql.Add(" limit ").AddValue(request.Limit + 1);

    private SqlText OrderBy(SqlText sql, string alias, IReadOnlyList<OrderTerm> order) =>
        sql.Add($" order by {string.Join(", ", order.Select(t => t.Sql(model, alias)))}");
}
