using FieldServices.Api.Reads.Connections;

namespace FieldServices.Api.Reads.Filters;

/// <summary>
/// Decides from the declared indexes whether a list can be read without walking over all rows of the tenant. Pure.
/// A condition narrows when an index finds the rows that meet it; one that is open to one side, or looks for absent values, may let all
/// rows through, so it narrows only a list in an order that an index has too. A condition is broad when it lets most rows through: then
/// whoever walks along an index in the order of the list soon has a page. Anything else would look at row after row.
/// </summary>
public static class IndexUse
{
    // An index over the parts of texts knows parts of three characters.
    private const int ShortestPart = 3;

    /// <summary>Whether an index serves filter and order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="filter">The filter, as coerced.</param>
    /// <param name="order">The order.</param>
    /// <param name="isSmall">Whether a model has so few rows that walking over all of them is cheap.</param>
    public static bool Serves(ReadModel model, IReadOnlyDictionary<string, object?>? filter, IReadOnlyList<OrderTerm> order, Func<ReadModel, bool> isSmall)
    {
        ArgumentNullException.ThrowIfNull(model);
        var conditions = Conditions(filter).ToList();
        var isOrdered = IsOrdered(model, conditions, order);
        return isSmall(model) || conditions.Any(c => Narrows(model, c.Name, c.Value, isOrdered, isSmall)) || (isOrdered && conditions.All(c => IsBroad(model, c.Name, c.Value)));
    }

    /// <summary>
    /// Whether the list is one range of an index, read in its order and without looking at other rows: every condition fixes a column to one value, and
    /// an index has these columns and then those of the order. There is no better plan for it, whatever the values.
    /// </summary>
    public static bool IsRange(ReadModel model, IReadOnlyDictionary<string, object?>? filter, IReadOnlyList<OrderTerm> order)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(order);
        var conditions = Conditions(filter).ToList();
        var isFixed = Fixed(model, conditions.Where(c => c.Value is IReadOnlyDictionary<string, object?> { Count: 1 }));
        var rest = order.Where(t => !isFixed.Contains(t.Column)).ToList();
        return isFixed.Count == conditions.Count
            && rest.All(t => t.Descending == rest[0].Descending && (t.IsOfIndexes || !model.Table.Columns[t.Column].IsNullable))
            && model.Indexes.Trees.Any(tree => tree.Take(isFixed.Count).All(isFixed.Contains) && tree.Skip(isFixed.Count).Take(rest.Count).SequenceEqual(rest.Select(t => t.Column)));
    }

    /// <summary>The same for rows of another model that a condition looks for.</summary>
    private static bool Finds(ReadModel model, object? filter, Func<ReadModel, bool> isSmall) =>
        isSmall(model) || Conditions((IReadOnlyDictionary<string, object?>?)filter).Any(c => Narrows(model, c.Name, c.Value, isOrdered: false, isSmall));

    /// <summary>The models that the filter looks at, besides the list's own.</summary>
    public static IEnumerable<ReadModel> Involved(ReadModel model, IReadOnlyDictionary<string, object?>? filter)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var (name, value) in filter ?? new Dictionary<string, object?>())
        {
            var (to, inner) = name is "and" or "or" or "not" ? (model, value)
                : model.ToOne.TryGetValue(name, out var one) ? (one.To, value)
                : model.ToMany.TryGetValue(name, out var many) ? (many.To, (value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("some"))
                : (model, null);
            if (to != model)
                yield return to;
            var filters = inner is IReadOnlyList<object?> list ? list : [inner];
            foreach (var found in filters.OfType<IReadOnlyDictionary<string, object?>>().SelectMany(f => Involved(to, f)))
                yield return found;
        }
    }

    /// <summary>What has to hold, one condition of one field each; <c>and</c> is looked through.</summary>
    private static IEnumerable<(string Name, object Value)> Conditions(IReadOnlyDictionary<string, object?>? filter) =>
        (filter ?? new Dictionary<string, object?>()).Where(f => f.Value is not null).SelectMany(f => f.Key == "and"
            ? ((IReadOnlyList<object?>)f.Value!).SelectMany(inner => Conditions((IReadOnlyDictionary<string, object?>?)inner))
            : [(f.Key, f.Value!)]);

    private static bool Narrows(ReadModel model, string name, object value, bool isOrdered, Func<ReadModel, bool> isSmall) => name switch
    {
        "or" => value is IReadOnlyList<object?> any
            && any.All(f => Conditions((IReadOnlyDictionary<string, object?>?)f).Any(c => Narrows(model, c.Name, c.Value, isOrdered, isSmall))),
        "not" => false,
        _ when model.ToOne.TryGetValue(name, out var one) => model.Indexes.Values.Contains(one.Column) && Finds(one.To, value, isSmall),
        _ when model.ToMany.TryGetValue(name, out var many) =>
            ((IReadOnlyDictionary<string, object?>)value).GetValueOrDefault("some") is { } some && Finds(many.To, some, isSmall),
        _ when model.FindableOf(name) is not null => value is IReadOnlyDictionary<string, object?> { Count: > 0 },
        _ => Narrows(model, model.ColumnOf(name)!.Value, (IReadOnlyDictionary<string, object?>)value, isOrdered),
    };

    private static bool Narrows(ReadModel model, int column, IReadOnlyDictionary<string, object?> conditions, bool isOrdered)
    {
        var (upTo, from) = (conditions.Keys.Any(c => c is "lt" or "lte"), conditions.Keys.Any(c => c is "gt" or "gte"));
        return (model.Indexes.Values.Contains(column) && (upTo || from) && ((upTo && from) || isOrdered))
            || conditions.Any(c => Narrows(model, column, c.Key, c.Value, isOrdered));
    }

    private static bool Narrows(ReadModel model, int column, string condition, object? value, bool isOrdered) => condition switch
    {
        "eq" when value is null => isOrdered && model.Indexes.Values.Contains(column),
        "eq" or "in" or "startsWith" => model.Indexes.Values.Contains(column),
        "neq" or "notIn" => isOrdered && value is not null && model.Indexes.Values.Contains(column) && FilterValue.Others(model.Table.Columns[column], []) is not null,
        "isNull" => isOrdered && value is true && model.Indexes.Values.Contains(column),
        "contains" when model.Table.Columns[column].Type.IsArray => model.Indexes.Members.Contains(column),
        "containsAny" => model.Indexes.Members.Contains(column),
        "contains" => model.Indexes.Texts.Contains(column) && value is string { Length: >= ShortestPart },
        "within" => model.Indexes.Places.Contains(column),
        _ => false,
    };

    private static bool IsBroad(ReadModel model, string name, object value) => name switch
    {
        "or" => value is IReadOnlyList<object?> { Count: > 0 } any && any.Any(f => Conditions((IReadOnlyDictionary<string, object?>?)f).All(c => IsBroad(model, c.Name, c.Value))),
        "not" => value is IReadOnlyDictionary<string, object?> inner && !Conditions(inner).All(c => IsBroad(model, c.Name, c.Value)),
        _ when model.ToOne.ContainsKey(name) => false,
        _ when model.ToMany.ContainsKey(name) => ((IReadOnlyDictionary<string, object?>)value).GetValueOrDefault("some") is null,
        _ => ((IReadOnlyDictionary<string, object?>)value).All(c => c is { Key: "neq" or "notIn", Value: not null } or { Key: "isNull", Value: false }),
    };

    /// <summary>Whether rows come out of an index in this order, or sorted by its first term, behind columns that are fixed to one value.</summary>
    private static bool IsOrdered(ReadModel model, IReadOnlyList<(string Name, object Value)> conditions, IReadOnlyList<OrderTerm> order)
    {
        var isFixed = Fixed(model, conditions);
        var first = order.FirstOrDefault(t => !isFixed.Contains(t.Column));
        return first is null || (first.IsOfIndexes || !model.Table.Columns[first.Column].IsNullable)
            && model.Indexes.Trees.Any(tree => tree.SkipWhile(isFixed.Contains).Cast<int?>().FirstOrDefault() == first.Column);
    }

    private static HashSet<int> Fixed(ReadModel model, IEnumerable<(string Name, object Value)> conditions) =>
        conditions.Where(c => c.Value is IReadOnlyDictionary<string, object?> on && on.GetValueOrDefault("eq") is not null).Select(c => model.ColumnOf(c.Name)).OfType<int>().ToHashSet();
}
