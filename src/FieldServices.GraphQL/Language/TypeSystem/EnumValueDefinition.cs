using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A value of an enum type.</summary>
public sealed class EnumValueDefinition(
    StringValue? description,
    Name name,
    ImmutableArray<Directive> directives,
    Location location)
    : SyntaxNode(location)
{
    /// <summary>The description, if any.</summary>
    public StringValue? Description { get; } = description;

    /// <summary>The name, never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public Name Name { get; } = name;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}
