using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary><c>directive @name(arguments) repeatable on LOCATIONS</c> (specification: Directives).</summary>
public sealed class DirectiveDefinition(
    ImmutableArray<Directive> directives,
    StringValue? description,
    Name name,
    ImmutableArray<InputValueDefinition> arguments,
    bool isRepeatable,
    ImmutableArray<Name> locations,
    Location location)
    : TypeSystemDefinition(directives, location)
{
    /// <summary>The description, if any.</summary>
    public StringValue? Description { get; } = description;

    /// <summary>The name without <c>@</c>.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments it takes.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once in one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>The names of the places where it may stand, such as <c>FIELD</c>.</summary>
    public ImmutableArray<Name> Locations { get; } = locations;
}
