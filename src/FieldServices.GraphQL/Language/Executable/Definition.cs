namespace FieldServices.GraphQL.Language;

/// <summary>A definition of a document: executable, type-system definition or extension.</summary>
public abstract class Definition(Location location)
    : SyntaxNode(location);
