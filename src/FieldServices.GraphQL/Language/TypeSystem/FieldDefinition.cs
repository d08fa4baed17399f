using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A field of an object or an interface type.</summary>
public sealed class FieldDefinition(
    StringValue? description,
    Name name,
    ImmutableArray<InputValueDefinition> arguments,
    TypeReference type,
    ImmutableArray<Directive> directives,
    Location location)
    : SyntaxNode(location)
{
    /// <summary>The description, if any.</summary>
    public StringValue? Description { get; } = description;

    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments it takes.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>The type of its result.</summary>
    public TypeReference Type { get; } = type;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}
