using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A field of a selection set (specification: Fields).</summary>
public sealed class Field(
    ImmutableArray<Directive> directives,
    Name? alias,
    Name name,
    ImmutableArray<Argument> arguments,
    SelectionSet? selectionSet,
    Location location)
    : Selection(directives, location)
{
    /// <summary>The alias, if any (specification: Field Alias).</summary>
    public Name? Alias { get; } = alias;

    /// <summary>The name of the field in the schema.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments, in the order of the text.</summary>
    public ImmutableArray<Argument> Arguments { get; } = arguments;

    /// <summary>The sub-selection, absent for a leaf field.</summary>
    public SelectionSet? SelectionSet { get; } = selectionSet;

    /// <summary>The key of the field in the response: its alias, or its name when it has none.</summary>
    public string ResponseKey => Alias?.Value ?? Name.Value;
}
