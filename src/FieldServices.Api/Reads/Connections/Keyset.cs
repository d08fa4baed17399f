namespace FieldServices.Api.Reads.Connections;

/// <summary>The condition that lets only rows behind a cursor through.</summary>
public static class Keyset
{
    /// <summary>Adds <c> and …</c>.</summary>
    public static void Append(SqlText sql, ReadModel model, string alias, IReadOnlyList<OrderTerm> order, Cursor behind)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(behind);
        sql.Add(" and ");
        if (order.All(t => t.Descending == order[0].Descending && !model.Table.Columns[t.Column].IsNullable))
            Rows(sql, model, alias, order, behind);
        else
            Alternatives(sql, model, alias, order, behind);
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
    private static void Alternatives(SqlText sql, ReadModel model, string alias, IReadOnlyList<OrderTerm> order, Cursor behind)
    {
        sql.Add("(");
        Bound(sql, model, alias, order[0], behind.Values[0]);
        sql.Add("(");
        for (var last = 0; last < order.Count; last++)
        {
            sql.Add(last > 0 ? " or (" : "(");
            for (var i = 0; i < last; i++)
            {
                Equal(sql, model, alias, order[i], behind.Values[i]);
                sql.Add(" and ");
            }
            Behind(sql, model, alias, order[last], behind.Values[last]);
            sql.Add(")");
        }
        sql.Add("))");
    }

    /// <summary>
    /// What follows from the alternatives for the first term alone, where that is one range: an index then begins at the cursor.
    /// </summary>
    private static void Bound(SqlText sql, ReadModel model, string alias, OrderTerm first, object? value)
    {
        var column = model.Table.Columns[first.Column];
        if (value is null && !first.NullsFirst)
            sql.Add($"{alias}.{column.Name} is null and ");
        else if (value is not null && (first.NullsFirst || !column.IsNullable))
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

    private static void Behind(SqlText sql, ReadModel model, string alias, OrderTerm term, object? value)
    {
        var column = model.Table.Columns[term.Column];
        if (value is null)
        {
            sql.Add(term.NullsFirst ? $"{alias}.{column.Name} is not null" : "false");
            return;
        }
        var compared = $"{alias}.{column.Name} {(term.Descending ? "<" : ">")} ";
        if (term.NullsFirst || !column.IsNullable)
            sql.Add(compared).AddValue(value, column);
        else
            sql.Add($"({compared}").AddValue(value, column).Add($" or {alias}.{column.Name} is null)");
    }
}
