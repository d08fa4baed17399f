using FieldServices.Api.Reads.Relations;

namespace FieldServices.Api.Reads.Filters;

/// <summary>Writes a filter as SQL conditions; every value is a parameter.</summary>
public static class FilterSql
{
    /// <summary>Adds <c> and (…)</c> for a filter; nothing when it is null or empty.</summary>
    public static void Append(SqlText sql, ReadModel model, IReadOnlyDictionary<string, object?>? filter, string alias)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(model);
        if (filter is null || filter.Count == 0)
            return;
        sql.Add(" and ");
        All(sql, model, filter, alias);
    }

    /// <summary>The columns of the model that a filter looks at.</summary>
    public static IEnumerable<int> ColumnsOf(ReadModel model, IReadOnlyDictionary<string, object?>? filter)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (filter ?? new Dictionary<string, object?>()).Where(f => f.Value is not null).SelectMany(f => f.Key switch
        {
            "and" or "or" => ((IReadOnlyList<object?>)f.Value!).SelectMany(inner => ColumnsOf(model, (IReadOnlyDictionary<string, object?>?)inner)),
            "not" => ColumnsOf(model, (IReadOnlyDictionary<string, object?>)f.Value!),
            _ => [ColumnOf(model, f.Key)],
        });
    }

    private static int ColumnOf(ReadModel model, string name) =>
        model.ToOne.TryGetValue(name, out var one) ? one.Column
        : model.FindableOf(name) is { } text ? model.IndexOf(text.Property)
        : model.ColumnOf(name) ?? model.KeyIndex;

    private static void All(SqlText sql, ReadModel model, IReadOnlyDictionary<string, object?> filter, string alias)
    {
        sql.Add("(true");
        foreach (var (name, value) in filter)
        {
            if (value is null)
                continue;
            sql.Add(" and ");
            switch (name)
            {
                case "and":
                    Join(sql, model, (IReadOnlyList<object?>)value, " and ", "true", alias);
                    break;
                case "or":
                    Join(sql, model, (IReadOnlyList<object?>)value, " or ", "false", alias);
                    break;
                case "not":
                    // A condition on an absent value is unknown to SQL; for a reader it does not hold, so its opposite does.
                    sql.Add("not coalesce(");
                    All(sql, model, (IReadOnlyDictionary<string, object?>)value, alias);
                    sql.Add(", false)");
                    break;
                default:
                    Named(sql, model, name, (IReadOnlyDictionary<string, object?>)value, alias);
                    break;
            }
        }
        sql.Add(")");
    }

    private static void Join(SqlText sql, ReadModel model, IReadOnlyList<object?> filters, string word, string none, string alias)
    {
        if (filters.Count == 0)
        {
            sql.Add(none);
            return;
        }
        sql.Add("(");
        for (var i = 0; i < filters.Count; i++)
        {
            if (i > 0)
                sql.Add(word);
            All(sql, model, (IReadOnlyDictionary<string, object?>)filters[i]!, alias);
        }
        sql.Add(")");
    }

    private static void Named(SqlText sql, ReadModel model, string name, IReadOnlyDictionary<string, object?> value, string alias)
    {
        if (model.ToOne.TryGetValue(name, out var one))
            Exists(sql, one.To, one.To.KeyIndex, $"{alias}.{model.Table.Columns[one.Column].Name}", value);
        else if (model.ToMany.TryGetValue(name, out var many))
            Quantified(sql, model, many, value, alias);
        else if (model.FindableOf(name) is { } text)
            PersonalTextFilter.Add(sql, text, model.Table.ValuesOf(text, $"{alias}."), value);
        else
            Conditions(sql, model, model.ColumnOf(name)!.Value, value, alias);
    }

    private static void Quantified(SqlText sql, ReadModel model, ToMany many, IReadOnlyDictionary<string, object?> value, string alias)
    {
        sql.Add("(true");
        foreach (var (quantifier, filter) in value)
        {
            if (filter is null)
                continue;
            sql.Add(quantifier == "none" ? " and not " : " and ");
            Exists(sql, many.To, many.Column, $"{alias}.{model.Table.Key.Name}", (IReadOnlyDictionary<string, object?>)filter);
        }
        sql.Add(")");
    }

    private static void Exists(SqlText sql, ReadModel other, int column, string equalTo, IReadOnlyDictionary<string, object?> filter)
    {
        var alias = sql.NextAlias();
        sql.Add("exists (select from ").AddRows(other, alias, often: true)
            .Add(" where ").AddOwn(other, alias).Add($" and {alias}.{other.Table.Columns[column].Name} = {equalTo}");
        Append(sql, other, filter, alias);
        sql.Add(")");
    }

    private static void Conditions(SqlText sql, ReadModel model, int column, IReadOnlyDictionary<string, object?> conditions, string alias)
    {
        sql.Add("(true");
        foreach (var (name, value) in conditions)
        {
            sql.Add(" and ");
            ConditionSql.Add(sql, model.Table.Columns[column], $"{alias}.{model.Table.Columns[column].Name}", name, value);
        }
        sql.Add(")");
    }
}
