using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition of a union type (specification: Unions).</summary>
public sealed class UnionTypeDefinition(
    ImmutableArray<Directive> directives,
    Name name,
    StringValue? description,
    ImmutableArray<NamedTypeReference> members,
    Location location)
    : TypeDefinition(directives, name, description, location)
{
    /// <summary>The member types, in the order of the text.</summary>
    public ImmutableArray<NamedTypeReference> Members { get; } = members;
}
