using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Connections;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Limit">At most so many rows.</param>
/// <param name="Backward">True when the rows are those before a cursor, or the last ones.</param>
/// <param name="Order">What orders the list; the key is the last term.</param>
/// <param name="After">Only rows behind this one.</param>
/// <param name="Before">Only rows before this one.</param>
/// <param name="Position">The position that the list must contain; null when it need not wait.</param>
public sealed record PageRequest(int Limit, bool Backward, IReadOnlyList<OrderTerm> Order, Cursor? After, Cursor? Before, long? Position)
{
    /// <summary>The position as of which the page was read whose cursor was given; null when it was read as it was at that moment.</summary>
    public long? PinnedAt => After?.Position ?? Before?.Position;

    public const int DefaultFirst = 20;
    public const int LargestFirst = 200;
    private const int MostTerms = 8;

    public static PageRequest Of(FieldContext field, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(model);
        var (first, last) = (Size(field, "first"), Size(field, "last"));
        if (first is not null && last is not null)
            throw new GraphQLFieldException("Give 'first' or 'last', not both.", "BAD_USER_INPUT");
        var order = OrderOf(field, model);
        var after = field.Argument<object>("after");
        return new PageRequest(
            first ?? last ?? DefaultFirst, last is not null, order,
            after is string text ? Cursor.Parse("after", text, model, order) : null,
            field.Argument<string>("before") is { } before ? Cursor.Parse("before", before, model, order) : null,
            after as long?);
    }

    private static int? Size(FieldContext field, string name) => field.Argument<int?>(name) is not { } size ? null
        : size is >= 0 and <= LargestFirst ? size
        : throw new GraphQLFieldException($"'{name}' is from 0 to {LargestFirst}.", "BAD_USER_INPUT");

    private static List<OrderTerm> OrderOf(FieldContext field, ReadModel model)
    {
        var terms = new List<OrderTerm>();
        foreach (var given in field.ArgumentList<IReadOnlyDictionary<string, object?>>("orderBy") ?? [])
        {
            var column = (int)given["field"]!;
            if (terms.Any(t => t.Column == column))
                throw new GraphQLFieldException($"'orderBy' names {model.FieldNames[column]} twice.", "BAD_USER_INPUT");
            terms.Add(OrderTerm.Of(column, (bool?)given.GetValueOrDefault("direction") ?? false, (bool?)given.GetValueOrDefault("nulls")));
            // Behind the key nothing is left to order.
            if (column == model.KeyIndex)
                return terms;
        }
        if (terms.Count > MostTerms)
            throw new GraphQLFieldException($"'orderBy' may name {MostTerms} fields.", "BAD_USER_INPUT");
        terms.Add(OrderTerm.Of(model.KeyIndex, terms.Count > 0 && terms[^1].Descending));
        return terms;
    }
}
