using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A selection set (specification: Selection Sets).</summary>
public sealed class SelectionSet(ImmutableArray<Selection> selections, Location location)
    : SyntaxNode(location)
{
    /// <summary>The selections in the order of the text; never empty when parsed.</summary>
    public ImmutableArray<Selection> Selections { get; } = selections;
}
