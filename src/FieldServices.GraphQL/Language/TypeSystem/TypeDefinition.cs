using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition of a named type.</summary>
public abstract class TypeDefinition(
    ImmutableArray<Directive> directives,
    Name name,
    StringValue? description,
    Location location)
    : TypeSyntax(directives, name, location)
{
    /// <summary>The description, if any.</summary>
    public StringValue? Description { get; } = description;
}
