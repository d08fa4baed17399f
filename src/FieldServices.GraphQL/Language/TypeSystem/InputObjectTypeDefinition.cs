using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition of an input object type (specification: Input Objects).</summary>
public sealed class InputObjectTypeDefinition(
    ImmutableArray<Directive> directives,
    Name name,
    StringValue? description,
    ImmutableArray<InputValueDefinition> fields,
    Location location)
    : TypeDefinition(directives, name, description, location)
{
    /// <summary>The input fields, in the order of the text.</summary>
    public ImmutableArray<InputValueDefinition> Fields { get; } = fields;
}
