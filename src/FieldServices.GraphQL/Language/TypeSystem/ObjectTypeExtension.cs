using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The extension of an object type (specification: Objects); each list holds only what it adds.</summary>
public sealed class ObjectTypeExtension(
    ImmutableArray<Directive> directives,
    Name name,
    ImmutableArray<NamedTypeReference> interfaces,
    ImmutableArray<FieldDefinition> fields,
    Location location)
    : TypeExtension(directives, name, location), IFieldsSyntax
{
    /// <summary>The interfaces it declares to implement.</summary>
    public ImmutableArray<NamedTypeReference> Interfaces { get; } = interfaces;

    /// <summary>The fields, in the order of the text.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; } = fields;
}
