using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The extension of an input object type (specification: Input Objects); each list holds only what it adds.</summary>
public sealed class InputObjectTypeExtension(
    ImmutableArray<Directive> directives,
    Name name,
    ImmutableArray<InputValueDefinition> fields,
    Location location)
    : TypeExtension(directives, name, location)
{
    /// <summary>The input fields, in the order of the text.</summary>
    public ImmutableArray<InputValueDefinition> Fields { get; } = fields;
}
