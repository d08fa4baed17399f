using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class Selection(ImmutableArray<Directive> directives, Location location)
    : SyntaxNode(location)
{
    /// <summary>The directives applied to the selection.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}
