namespace FieldServices.Api.Reads.Connections;

/// <summary>The condition that lets only rows behind a cursor through.</summary>
public static class Keyset
{
    /// <summary>Whether rows with a value and rows without one both come behind the cursor, so that two ranges of an index have to be read.</summary>
    public static bool IsInHalves(ReadModel model, OrderTerm first, Cursor behind)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(behind);
        return model.Table.Columns[first.Column].IsNullable && first.NullsFirst == behind.Values[0] is null;
    }

    /// <summary>Adds <c> and …</c>.</summary>
    public static void Append(SqlText sql, ReadModel model, string alias, IReadOnlyList<OrderTerm> order, Cursor behind, KeysetHalf half = KeysetHalf.Both)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(behind);
        sql.Add(" and ");
        // What is compared with a value in the near half is never absent there.
        var isFirstThere = half == KeysetHalf.Near && behind.Values[0] is not null;
        if (half == KeysetHalf.Far)
            sql.Add($"{alias}.{model.Table.Columns[order[0].Column].Name} is {(behind.Values[0] is null ? "not null" : "null")}");
        else if (order.Index().All(t => t.Item.Descending == order[0].Descending && (!model.Table.Columns[t.Item.Column].IsNullable || (t.Index == 0 && isFirstThere))))
            Rows(sql, model, alias, order, behind);
        else
            Alternatives(sql, model, alias, order, behind, half == KeysetHalf.Near);
    }

    /// <summary>A comparison of whole rows is one range of an index.</summary>
    private static void Rows(SqlText sql, ReadModel model, string alias, IReadOnlyList<OrderTerm> order, Cursor behind)
    {
        sql.Add($"({string.Join(", ", order.Select(t => $"{alias}.{model.Table.Columns[t.Column].Name}"))}) {(order[0].Descending ? "<" : ">")} (");
        for (var i = 0; i < order.Count; i++)
            sql.Add(i > 0 ? ", " : "").AddValue(behind.Values[i], model.Table.Columns[order[i].Column]);
        sql.Add(")");
    }

    /// <summary>Behind in the first term, or equal there and behind in the next, and so on.</summary>
    private static void Alternatives(SqlText sql, ReadModel model, string alias, IReadOnlyList<OrderTerm> order, Cursor behind, bool isNear)
    {
        sql.Add("(");
        Bound(sql, model, alias, order[0], behind.Values[0], isNear);
        sql.Add("(");
        for (var last = 0; last < order.Count; last++)
        {
            sql.Add(last > 0 ? " or (" : "(");
            for (var i = 0; i < last; i++)
            {
                Equal(sql, model, alias, order[i], behind.Values[i]);
                sql.Add(" and ");
            }
            Behind(sql, model, alias, order[last], behind.Values[last], isNear && last == 0);
            sql.Add(")");
        }
        sql.Add("))");
    }

    /// <summary>
    /// What follows from the alternatives for the first term alone, where that is one range: an index then begins at the cursor.
    /// </summary>
    private static void Bound(SqlText sql, ReadModel model, string alias, OrderTerm first, object? value, bool isNear)
    {
        var column = model.Table.Columns[first.Column];
        if (value is null && (isNear || !first.NullsFirst))
            sql.Add($"{alias}.{column.Name} is null and ");
        else if (value is not null && (isNear || first.NullsFirst || !column.IsNullable))
            sql.Add($"{alias}.{column.Name} {(first.Descending ? "<=" : ">=")} ").AddValue(value, column).Add(" and ");
    }

    private static void Equal(SqlText sql, ReadModel model, string alias, OrderTerm term, object? value)
    {
        var column = model.Table.Columns[term.Column];
        if (value is null)
            sql.Add($"{alias}.{column.Name} is null");
        else
            sql.Add($"{alias}.{column.Name} = ").AddValue(value, column);
    }

    private static void Behind(SqlText sql, ReadModel model, string alias, OrderTerm term, object? value, bool isNear)
    {
        var column = model.Table.Columns[term.Column];
        if (value is null)
        {
            sql.Add(term.NullsFirst && !isNear ? $"{alias}.{column.Name} is not null" : "false");
            return;
        }
        var compared = $"{alias}.{column.Name} {(term.Descending ? "<" : ">")} ";
        if (isNear || term.NullsFirst || !column.IsNullable)
            sql.Add(compared).AddValue(value, column);
        else
            sql.Add($"({compared}").AddValue(value, column).Add($" or {alias}.{column.Name} is null)");
    }
}
