namespace FieldServices.GraphQL.Types;

/// <summary>Everything a schema is made of, before it is checked.</summary>
internal sealed class SchemaParts
{
    public string? Description { get; init; }

    public ObjectType? Query { get; init; }

    public ObjectType? Mutation { get; init; }

    public ObjectType? Subscription { get; init; }

    /// <summary>The types in the order of registration, without built-in and introspection types.</summary>
    public required IReadOnlyList<NamedType> Types { get; init; }

    /// <summary>All directives, the built-in ones included.</summary>
    public required IReadOnlyList<SchemaDirective> Directives { get; init; }

    /// <summary>What the schema language says about the roots; null for a schema made in code.</summary>
    public SchemaSyntax? Syntax { get; init; }
}
