using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using NpgsqlTypes;

namespace FieldServices.Api.Reads.Filters;

/// <summary>Writes one condition on one column.</summary>
internal static class ConditionSql
{
    private const int MostValues = 1_000;

    private static readonly Dictionary<string, string> Comparisons = new() { ["lt"] = "<", ["lte"] = "<=", ["gt"] = ">", ["gte"] = ">=" };

    /// <param name="sql">The statement.</param>
    /// <param name="column">The column.</param>
    /// <param name="c">The column as the statement calls it.</param>
    /// <param name="name">The condition.</param>
    /// <param name="value">What it compares with.</param>
    public static void Add(SqlText sql, ViewColumn column, string c, string name, object? value)
    {
        switch (name)
        {
            case "eq" when value is null:
                sql.Add($"{c} is null");
                break;
            case "eq":
                sql.Add($"{c} = ").AddValue(FilterValue.Of(column, value), column);
                break;
            case "neq" when value is null:
                sql.Add($"{c} is not null");
                break;
            case "neq" when FilterValue.Others(column, [value]) is { } others:
                AnyOrAbsent(sql, column, c, others);
                break;
            case "neq":
                sql.Add($"{c} is distinct from ").AddValue(FilterValue.Of(column, value), column);
                break;
            case "lt" or "lte" or "gt" or "gte":
                sql.Add($"{c} {Comparisons[name]} ").AddValue(FilterValue.Of(column, Given(name, value)), column);
                break;
            case "in":
                Any(sql, column, c, FilterValue.Array(column, List(value)));
                break;
            case "notIn" when FilterValue.Others(column, List(value)) is { } others:
                AnyOrAbsent(sql, column, c, others);
                break;
            case "notIn":
                sql.Add($"({c} is null or {c} <> all(").AddValue(FilterValue.Array(column, List(value)), NpgsqlDbType.Array | column.Type.TransportDb).Add("))");
                break;
            case "isNull":
                sql.Add(Given(name, value) is true ? $"{c} is null" : $"{c} is not null");
                break;
            default:
                Special(sql, column, c, name, Given(name, value));
                break;
        }
    }

    private static void Special(SqlText sql, ViewColumn column, string c, string name, object value)
    {
        switch (name)
        {
            case "startsWith":
                sql.Add($"{c} ^@ ").AddValue(value, NpgsqlDbType.Text);
                break;
            case "contains" when column.Type.IsArray:
                sql.Add($"{c} @> array[").AddValue(FilterValue.OfItem(value), NpgsqlDbType.Text).Add("]");
                break;
            case "contains":
                sql.Add($"{FoldedText.Of(c)} like {FoldedText.Before}").AddValue(FilterValue.Pattern((string)value), NpgsqlDbType.Text).Add(FoldedText.After);
                break;
            case "containsAny":
                sql.Add($"{c} && ").AddValue(FilterValue.Texts(List(value)), NpgsqlDbType.Array | NpgsqlDbType.Text);
                break;
            case "within":
                PlaceFilter.Add(sql, c, (IReadOnlyDictionary<string, object?>)value);
                break;
            default:
                throw new InvalidOperationException($"The filter '{name}' has no SQL.");
        }
    }

    private static void Any(SqlText sql, ViewColumn column, string c, Array values) =>
        sql.Add($"{c} = any(").AddValue(values, NpgsqlDbType.Array | column.Type.TransportDb).Add(")");

    // What is not one of a few values is one of the others: that an index finds.
    private static void AnyOrAbsent(SqlText sql, ViewColumn column, string c, Array values)
    {
        sql.Add(column.IsNullable ? $"({c} is null or " : "(");
        Any(sql, column, c, values);
        sql.Add(")");
    }

    private static IReadOnlyList<object?> List(object? value)
    {
        var list = (IReadOnlyList<object?>)Given("in", value);
        return list.Count <= MostValues ? list : throw new GraphQLFieldException($"A list in a filter may have at most {MostValues} values.", "BAD_USER_INPUT");
    }

    private static object Given(string name, object? value) =>
        value ?? throw new GraphQLFieldException($"'{name}' needs a value; to look for absent values use isNull.", "BAD_USER_INPUT");
}
