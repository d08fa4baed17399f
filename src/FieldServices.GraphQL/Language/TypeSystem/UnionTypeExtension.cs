using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The extension of a union type (specification: Unions); each list holds only what it adds.</summary>
public sealed class UnionTypeExtension(
    ImmutableArray<Directive> directives,
    Name name,
    ImmutableArray<NamedTypeReference> members,
    Location location)
    : TypeExtension(directives, name, location)
{
    /// <summary>The member types, in the order of the text.</summary>
    public ImmutableArray<NamedTypeReference> Members { get; } = members;
}
