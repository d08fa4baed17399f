namespace FieldServices.Api.Reads;

/// <summary>Writes what a plan reads: result columns, and the joins that lead to related rows.</summary>
public static class RowSql
{
    /// <summary>The result columns of a plan, in the order in which it reads them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="alias">The name of the rows; related ones add the relation's place to it.</param>
    public static string Columns(RowPlan plan, string alias)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return string.Join(", ", plan.Columns.Select(c => plan.Model.SelectOf(c, alias)).Concat(plan.Related.Select((r, i) => Columns(r.Plan, $"{alias}{i}"))));
    }

    /// <summary>The columns of a plan as they are stored, for a subquery whose rows are then read.</summary>
    public static string Stored(RowPlan plan, string alias, params IEnumerable<int> further)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return string.Join(", ", plan.Columns.Union(further).Select(c => $"{alias}.{plan.Model.Table.Columns[c].Name}"));
    }

    /// <summary>
    /// Adds the joins. Each finds one row by its key, whatever the planner thinks of the sizes: a limit inside a lateral join cannot
    /// be turned into a walk over the whole table.
    /// </summary>
    public static SqlText Join(SqlText sql, RowPlan plan, string alias)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var (i, (relation, related)) in plan.Related.Index())
        {
            var (inner, outer) = (sql.NextAlias(), $"{alias}{i}");
            sql.Add($" left join lateral (select {Stored(related, inner)} from ").AddRow(relation.To, inner, related.Columns)
                .Add(" where ").AddOwn(relation.To, inner).Add($" and {inner}.{relation.To.Table.Key.Name} = {alias}.{plan.Model.Table.Columns[relation.Column].Name} limit 1) {outer} on true");
            Join(sql, related, outer);
        }
        return sql;
    }
}
