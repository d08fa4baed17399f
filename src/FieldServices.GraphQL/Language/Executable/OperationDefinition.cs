using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>An operation: query, mutation or subscription (specification: Operations).</summary>
public sealed class OperationDefinition(
    StringValue? description,
    ImmutableArray<VariableDefinition> variableDefinitions,
    ImmutableArray<Directive> directives,
    SelectionSet selectionSet,
    OperationKind kind,
    Name? name,
    Location location)
    : ExecutableDefinition(description, directives, selectionSet, location)
{
    /// <summary>Which of the three kinds.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>The name, absent for an anonymous operation.</summary>
    public Name? Name { get; } = name;

    /// <summary>The variables it takes, in the order of the text.</summary>
    public ImmutableArray<VariableDefinition> VariableDefinitions { get; } = variableDefinitions;
}
