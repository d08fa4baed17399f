using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition of an object type (specification: Objects).</summary>
public sealed class ObjectTypeDefinition(
    ImmutableArray<Directive> directives,
    Name name,
    StringValue? description,
    ImmutableArray<NamedTypeReference> interfaces,
    ImmutableArray<FieldDefinition> fields,
    Location location)
    : TypeDefinition(directives, name, description, location), IFieldsSyntax
{
    /// <summary>The interfaces it declares to implement.</summary>
    public ImmutableArray<NamedTypeReference> Interfaces { get; } = interfaces;

    /// <summary>The fields, in the order of the text.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; } = fields;
}
