using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The extension of an enum type (specification: Enums); each list holds only what it adds.</summary>
public sealed class EnumTypeExtension(
    ImmutableArray<Directive> directives,
    Name name,
    ImmutableArray<EnumValueDefinition> values,
    Location location)
    : TypeExtension(directives, name, location)
{
    /// <summary>The values, in the order of the text.</summary>
    public ImmutableArray<EnumValueDefinition> Values { get; } = values;
}
