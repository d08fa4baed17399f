using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>An argument, or a field of an input object type.</summary>
public sealed class InputValueDefinition(
    StringValue? description,
    Name name,
    TypeReference type,
    Value? defaultValue,
    ImmutableArray<Directive> directives,
    Location location)
    : SyntaxNode(location)
{
    /// <summary>The description, if any.</summary>
    public StringValue? Description { get; } = description;

    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>Its type.</summary>
    public TypeReference Type { get; } = type;

    /// <summary>Its default, a constant, if any.</summary>
    public Value? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}
