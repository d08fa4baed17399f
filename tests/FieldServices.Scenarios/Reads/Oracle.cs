using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore.Views;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Scenarios.Reads;

/// <summary>A filter as a client writes it, and what it means, told in C#.</summary>
/// <param name="Json">The value of the argument <c>filter</c>.</param>
/// <param name="Holds">Whether it lets a row through.</param>
public sealed record Condition(JsonObject Json, Func<object, bool> Holds)
{
    public override string ToString() => Json.ToJsonString();
}

/// <summary>
/// Random conditions over the filterable columns of a view, with values from its own rows. Absent values: eq null and isNull find them,
/// neq and notIn let them through, every comparison leaves them out, and not is the plain opposite.
/// </summary>
public sealed class Oracle(IReadOnlyList<ViewColumn> columns, IReadOnlyList<object> rows)
{
    private static readonly JsonNamingPolicy Camel = JsonNamingPolicy.CamelCase;

    public Gen<Condition> Conditions => Gen.Sized(size => Nested(Math.Min(size, 3)));

    /// <summary>Every operator of every column, each with a value that occurs and with the absent one where that is allowed.</summary>
    public IEnumerable<Condition> EveryOperator() =>
        from column in columns from make in OperatorsOf(column) from value in ValuesOf(column).Take(3) select make(value, ValuesOf(column)[0]);

    /// <summary>How values of a column compare in the database.</summary>
    public static int Compare(object? a, object? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string x, string y) => string.CompareOrdinal(x, y),
        (Enum x, Enum y) => string.CompareOrdinal(EnumText.Of(x), EnumText.Of(y)),
        (Guid x, Guid y) => string.CompareOrdinal(x.ToString(), y.ToString()),
        _ => Comparer.Default.Compare(a, b),
    };

    private Gen<Condition> Nested(int depth)
    {
        var leaf = Gen.OneOf(columns.Select(Leaf));
        if (depth == 0)
            return leaf;
        var inner = Nested(depth - 1);
        var several = Gen.Choose(0, 3).SelectMany(n => inner.ListOf(n));
        return Gen.OneOf(
            leaf,
            inner.Select(c => new Condition(new JsonObject { ["not"] = c.Json.DeepClone() }, row => !c.Holds(row))),
            several.Select(l => new Condition(Of("and", l), row => l.All(c => c.Holds(row)))),
            several.Select(l => new Condition(Of("or", l), row => l.Any(c => c.Holds(row)))));
    }

    private static JsonObject Of(string word, IEnumerable<Condition> conditions) => new() { [word] = new JsonArray([.. conditions.Select(c => c.Json.DeepClone())]) };

    private Gen<Condition> Leaf(ViewColumn column) =>
        from make in Gen.Elements(OperatorsOf(column)) from a in Gen.Elements<object>(ValuesOf(column)) from b in Gen.Elements<object>(ValuesOf(column)) select make(a, b);

    private object[] ValuesOf(ViewColumn column) =>
        [.. rows.Select(column.Get).OfType<object>().SelectMany(v => column.Type.IsArray ? ((IEnumerable)v).Cast<object>() : [v]).Distinct().DefaultIfEmpty(AnyOf(column))];

    // Of a column in which nothing occurs.
    private static object AnyOf(ViewColumn column)
    {
        var type = Nullable.GetUnderlyingType(column.Type.IsArray ? column.ClrType.GetGenericArguments()[0] : column.ClrType) ?? (column.Type.IsArray ? column.ClrType.GetGenericArguments()[0] : column.ClrType);
        return type == typeof(string) ? "nothing" : type.IsEnum ? Enum.GetValues(type).GetValue(0)! : Activator.CreateInstance(type)!;
    }

    private static Func<object, object, Condition>[] OperatorsOf(ViewColumn column)
    {
        var property = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        List<Func<object, object, Condition>> operators = column.Type.IsArray
            ? [
                (a, _) => One(column, "contains", Json(a), v => List(v).Contains(a)),
                (a, b) => One(column, "containsAny", Many(a, b), v => List(v).Contains(a) || List(v).Contains(b)),
              ]
            : [
                (a, _) => One(column, "eq", Json(a), v => a.Equals(v)),
                (_, _) => One(column, "eq", null, v => v is null),
                (a, _) => One(column, "neq", Json(a), v => !a.Equals(v)),
                (_, _) => One(column, "neq", null, v => v is not null),
                (a, b) => One(column, "in", Many(a, b), v => a.Equals(v) || b.Equals(v)),
                (a, b) => One(column, "notIn", Many(a, b), v => !a.Equals(v) && !b.Equals(v)),
                (_, _) => One(column, "in", new JsonArray(), _ => false),
                (_, _) => One(column, "notIn", new JsonArray(), _ => true),
                (_, _) => One(column, "isNull", true, v => v is null),
                (_, _) => One(column, "isNull", false, v => v is not null),
              ];
        if (!column.Type.IsArray && !property.IsEnum && property != typeof(bool) && property != typeof(Guid))
            operators.AddRange(
            [
                (a, _) => One(column, "lt", Json(a), v => v is not null && Compare(v, a) < 0),
                (a, _) => One(column, "lte", Json(a), v => v is not null && Compare(v, a) <= 0),
                (a, _) => One(column, "gt", Json(a), v => v is not null && Compare(v, a) > 0),
                (a, _) => One(column, "gte", Json(a), v => v is not null && Compare(v, a) >= 0),
            ]);
        if (property == typeof(string))
            operators.Add((a, _) => (a.ToString()! is { Length: > 4 } text ? text[1..^1] : a.ToString()!).ToUpperInvariant() is var part
                ? One(column, "contains", part, v => v is string text && text.Contains(part, StringComparison.OrdinalIgnoreCase)) : null!);
        if (property == typeof(string))
            operators.Add((a, _) => (a.ToString()![..Math.Min(3, a.ToString()!.Length)]) is var head
                ? One(column, "startsWith", head, v => v is string text && text.StartsWith(head, StringComparison.Ordinal)) : null!);
        return [.. operators];
    }

    private static List<object> List(object? value) => [.. ((IEnumerable)value!).Cast<object>()];

    private static Condition One(ViewColumn column, string name, JsonNode? value, Func<object?, bool> holds) => new(
        new JsonObject { [Camel.ConvertName(column.Property)] = new JsonObject { [name] = value } },
        row => holds(column.Get(row)));

    private static JsonArray Many(object a, object b) => [Json(a), Json(b)];

    /// <summary>A value as a client writes it.</summary>
    internal static JsonNode Json(object value) => value switch
    {
        Enum member => JsonNamingPolicy.SnakeCaseUpper.ConvertName(member.ToString()),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        _ => JsonSerializer.SerializeToNode(value)!,
    };
}
