namespace FieldServices.GraphQL.Language;

/// <summary>A reference to a type (specification: Type References).</summary>
public abstract class TypeReference(Location location)
    : SyntaxNode(location);
