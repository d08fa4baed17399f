namespace FieldServices.GraphQL.Language;

/// <summary>The root type of one kind of operation: <c>query: Query</c>.</summary>
public sealed class OperationTypeDefinition(OperationKind kind, NamedTypeReference type, Location location)
    : SyntaxNode(location)
{
    /// <summary>The kind of operation.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>Its root type.</summary>
    public NamedTypeReference Type { get; } = type;
}
