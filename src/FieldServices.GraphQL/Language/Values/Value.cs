namespace FieldServices.GraphQL.Language;

/// <summary>An input value as it is written in a document (specification: Input Values).</summary>
public abstract class Value(Location location)
    : SyntaxNode(location);
