using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A list: <c>[a, b]</c>.</summary>
public sealed class ListValue(ImmutableArray<Value> items, Location location)
    : Value(location)
{
    /// <summary>The items, in order.</summary>
    public ImmutableArray<Value> Items { get; } = items;
}
