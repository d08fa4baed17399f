using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>An operation or a fragment: what a client sends.</summary>
public abstract class ExecutableDefinition(
    StringValue? description,
    ImmutableArray<Directive> directives,
    SelectionSet selectionSet,
    Location location)
    : Definition(location)
{
    /// <summary>The description written before the definition, if any.</summary>
    public StringValue? Description { get; } = description;

    /// <summary>The directives applied to the definition.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;

    /// <summary>What the definition selects.</summary>
    public SelectionSet SelectionSet { get; } = selectionSet;
}
