using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using NpgsqlTypes;

namespace FieldServices.Api.Reads.Filters;

/// <summary>Writes a filter as SQL conditions; every value is a parameter.</summary>
public static class FilterSql
{
    private const int MostValues = 1_000;

    private static readonly Dictionary<string, string> Comparisons = new() { ["lt"] = "<", ["lte"] = "<=", ["gt"] = ">", ["gte"] = ">=" };

    /// <summary>Adds <c> and (…)</c> for a filter; nothing when it is null or empty.</summary>
    public static void Append(SqlText sql, ReadModel model, IReadOnlyDictionary<string, object?>? filter)
    {
        ArgumentNullException.ThrowIfNull(sql);
        if (filter is null || filter.Count == 0)
            return;
        sql.Add(" and ");
        All(sql, model, filter);
    }

    private static void All(SqlText sql, ReadModel model, IReadOnlyDictionary<string, object?> filter)
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
                    Join(sql, model, (IReadOnlyList<object?>)value, " and ", "true");
                    break;
                case "or":
                    Join(sql, model, (IReadOnlyList<object?>)value, " or ", "false");
                    break;
                case "not":
                    // A condition on an absent value is unknown to SQL; for a reader it does not hold, so its opposite does.
                    sql.Add("not coalesce(");
                    All(sql, model, (IReadOnlyDictionary<string, object?>)value);
                    sql.Add(", false)");
                    break;
                default:
                    Conditions(sql, model.Table.Columns[IndexOf(model, name)], (IReadOnlyDictionary<string, object?>)value);
                    break;
            }
        }
        sql.Add(")");
    }

    private static void Join(SqlText sql, ReadModel model, IReadOnlyList<object?> filters, string word, string none)
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
            All(sql, model, (IReadOnlyDictionary<string, object?>)filters[i]!);
        }
        sql.Add(")");
    }

    private static void Conditions(SqlText sql, ViewColumn column, IReadOnlyDictionary<string, object?> conditions)
    {
        sql.Add("(true");
        foreach (var (name, value) in conditions)
        {
            sql.Add(" and ");
            Condition(sql, column, name, value);
        }
        sql.Add(")");
    }

    private static void Condition(SqlText sql, ViewColumn column, string name, object? value)
    {
        var c = $"t.{column.Name}";
        switch (name)
        {
            case "eq" when value is null:
                sql.Add($"{c} is null");
                break;
            case "eq":
                sql.Add($"{c} = ").AddValue(FilterValue.Of(column, value), TypeOf(column));
                break;
            case "neq":
                sql.Add($"{c} is distinct from ").AddValue(value is null ? null : FilterValue.Of(column, value), TypeOf(column));
                break;
            case "lt" or "lte" or "gt" or "gte":
                sql.Add($"{c} {Comparisons[name]} ").AddValue(FilterValue.Of(column, Given(name, value)), TypeOf(column));
                break;
            case "in":
                Many(sql.Add($"{c} = any("), column, value).Add(")");
                break;
            case "notIn":
                Many(sql.Add($"({c} is null or {c} <> all("), column, value).Add("))");
                break;
            case "startsWith":
                sql.Add($"{c} ^@ ").AddValue(Given(name, value), NpgsqlDbType.Text);
                break;
            case "isNull":
                sql.Add($"({c} is null) = ").AddValue(Given(name, value), NpgsqlDbType.Boolean);
                break;
            case "contains":
                sql.Add($"{c} @> array[").AddValue(FilterValue.OfItem(Given(name, value)), NpgsqlDbType.Text).Add("]");
                break;
            case "containsAny":
                sql.Add($"{c} && ").AddValue(FilterValue.Texts(List(value)), NpgsqlDbType.Array | NpgsqlDbType.Text);
                break;
            default:
                throw new InvalidOperationException($"The filter '{name}' has no SQL.");
        }
    }

    private static SqlText Many(SqlText sql, ViewColumn column, object? value) =>
        sql.AddValue(FilterValue.Array(column, List(value)), NpgsqlDbType.Array | TypeOf(column));

    private static IReadOnlyList<object?> List(object? value)
    {
        var list = (IReadOnlyList<object?>)Given("in", value);
        return list.Count <= MostValues ? list : throw new GraphQLFieldException($"A list in a filter may have at most {MostValues} values.", "BAD_USER_INPUT");
    }

    private static object Given(string name, object? value) =>
        value ?? throw new GraphQLFieldException($"'{name}' needs a value; to look for absent values use isNull.", "BAD_USER_INPUT");

    private static NpgsqlDbType TypeOf(ViewColumn column) => column.Type.TransportDb;

    private static int IndexOf(ReadModel model, string field) => model.FieldNames.Index().First(f => f.Item == field).Index;
}
