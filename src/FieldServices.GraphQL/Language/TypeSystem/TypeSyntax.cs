using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition or the extension of one named type.</summary>
public abstract class TypeSyntax(ImmutableArray<Directive> directives, Name name, Location location)
    : TypeSystemDefinition(directives, location)
{
    /// <summary>The name of the type.</summary>
    public Name Name { get; } = name;
}
