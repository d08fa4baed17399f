using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition of a variable of an operation (specification: Variables).</summary>
public sealed class VariableDefinition(
    StringValue? description,
    Variable variable,
    TypeReference type,
    Value? defaultValue,
    ImmutableArray<Directive> directives,
    Location location)
    : SyntaxNode(location)
{
    /// <summary>The description written before the variable, if any.</summary>
    public StringValue? Description { get; } = description;

    /// <summary>The variable.</summary>
    public Variable Variable { get; } = variable;

    /// <summary>Its type.</summary>
    public TypeReference Type { get; } = type;

    /// <summary>Its default, a constant, if any.</summary>
    public Value? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied to the variable.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}
