using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A parsed document: the root of the tree (specification: Document).</summary>
public sealed class Document(ImmutableArray<Definition> definitions, Location location)
    : SyntaxNode(location)
{
    /// <summary>The definitions, in the order of the text; never empty when parsed.</summary>
    public ImmutableArray<Definition> Definitions { get; } = definitions;
}
