namespace FieldServices.GraphQL.Language;

/// <summary>A node of a parsed document. Nodes are immutable, compare by reference and may be shared between threads.</summary>
public abstract class SyntaxNode(Location location)
{
    /// <summary>Where the first token of the node stands; of a described definition that is its description.</summary>
    public Location Location { get; } = location;

    /// <summary>The node as GraphQL text, as <see cref="GraphQLPrinter"/> prints it.</summary>
    public sealed override string ToString() => GraphQLPrinter.Print(this);
}
