namespace FieldServices.EventStore.Views;

/// <summary>
/// The latest values that columns of times had up to a position. Where such a column orders a list of the past, latest first, whatever came
/// later stands in front of it in the index; with this condition the list begins behind that.
/// </summary>
public static class LatestTimes
{
    /// <summary>The columns of a table for which they are kept: those of its ordered indexes that always have a time.</summary>
    public static IReadOnlyList<ViewColumn> ColumnsOf(ViewTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return
        [
            .. table.View.Indexes.Where(i => i.Kind == ViewIndexKind.Order).SelectMany(i => i.Properties).Distinct().Select(table.ColumnOf)
                .Where(c => c is { IsNullable: false, Type.Sql: "timestamptz" }),
        ];
    }

    /// <summary>
    /// A condition that every row as of a position meets: the planner needs it, the answer does not.
    /// </summary>
    /// <param name="table">The view's table.</param>
    /// <param name="column">One of <see cref="ColumnsOf"/>.</param>
    /// <param name="tenant">SQL of the tenant, such as a parameter.</param>
    /// <param name="position">SQL of the position.</param>
    /// <param name="rows">What the rows are called.</param>
    public static string UpTo(ViewTable table, ViewColumn column, string tenant, string position, string rows = "t")
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        return $"{rows}.{column.Name} <= (select eventstore.latest_time('{table.Checkpoints}', {tenant}, '{column.Name}', {position}))";
    }
}
