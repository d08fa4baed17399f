using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>An inline fragment: <c>... on Type { }</c> or <c>... @directive { }</c>.</summary>
public sealed class InlineFragment(
    ImmutableArray<Directive> directives,
    NamedTypeReference? typeCondition,
    SelectionSet selectionSet,
    Location location)
    : Selection(directives, location)
{
    /// <summary>The type the selections apply to; absent means the enclosing type.</summary>
    public NamedTypeReference? TypeCondition { get; } = typeCondition;

    /// <summary>What the fragment selects.</summary>
    public SelectionSet SelectionSet { get; } = selectionSet;
}
