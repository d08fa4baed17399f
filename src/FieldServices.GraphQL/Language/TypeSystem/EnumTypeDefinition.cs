using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition of an enum type (specification: Enums).</summary>
public sealed class EnumTypeDefinition(
    ImmutableArray<Directive> directives,
    Name name,
    StringValue? description,
    ImmutableArray<EnumValueDefinition> values,
    Location location)
    : TypeDefinition(directives, name, description, location)
{
    /// <summary>The values, in the order of the text.</summary>
    public ImmutableArray<EnumValueDefinition> Values { get; } = values;
}
