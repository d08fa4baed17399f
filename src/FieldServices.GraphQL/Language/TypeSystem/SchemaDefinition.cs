using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary><c>schema { query: Query }</c> (specification: Schema).</summary>
public sealed class SchemaDefinition(
    ImmutableArray<Directive> directives,
    StringValue? description,
    ImmutableArray<OperationTypeDefinition> operationTypes,
    Location location)
    : TypeSystemDefinition(directives, location)
{
    /// <summary>The description, if any.</summary>
    public StringValue? Description { get; } = description;

    /// <summary>The root types, in the order of the text.</summary>
    public ImmutableArray<OperationTypeDefinition> OperationTypes { get; } = operationTypes;
}
