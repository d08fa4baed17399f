using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A named fragment (specification: Fragments).</summary>
public sealed class FragmentDefinition(
    StringValue? description,
    ImmutableArray<Directive> directives,
    SelectionSet selectionSet,
    Name name,
    NamedTypeReference typeCondition,
    Location location)
    : ExecutableDefinition(description, directives, selectionSet, location)
{
    /// <summary>The name, never <c>on</c>.</summary>
    public Name Name { get; } = name;

    /// <summary>The type the fragment applies to.</summary>
    public NamedTypeReference TypeCondition { get; } = typeCondition;
}
