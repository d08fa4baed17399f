using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Connections;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="First">At most so many rows.</param>
/// <param name="OrderColumn">The index of the column that orders the list.</param>
/// <param name="Descending">True for the greatest first.</param>
/// <param name="After">The last row of the page before; null for the first page.</param>
/// <param name="Position">The position that the list must contain; null when it need not wait.</param>
public sealed record PageRequest(int First, int OrderColumn, bool Descending, Cursor? After, long? Position)
{
    public const int DefaultFirst = 20;
    public const int LargestFirst = 200;

    public static PageRequest Of(FieldContext field, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(model);
        var first = field.Argument<int>("first");
        if (first is < 0 or > LargestFirst)
            throw new GraphQLFieldException($"'first' is from 0 to {LargestFirst}.", "BAD_USER_INPUT");
        var order = field.Argument<IReadOnlyDictionary<string, object?>>("orderBy");
        var column = (int?)order?.GetValueOrDefault("field") ?? model.KeyIndex;
        var descending = (bool?)order?.GetValueOrDefault("direction") ?? false;
        var after = field.Argument<object>("after");
        return new PageRequest(
            first, column, descending, after is string text ? Cursor.Parse(text, model, column, descending) : null, after as long?);
    }
}
