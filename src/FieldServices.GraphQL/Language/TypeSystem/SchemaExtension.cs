using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary><c>extend schema</c> (specification: Schema Extension).</summary>
public sealed class SchemaExtension(
    ImmutableArray<Directive> directives,
    ImmutableArray<OperationTypeDefinition> operationTypes,
    Location location)
    : TypeSystemDefinition(directives, location)
{
    /// <summary>The root types it adds.</summary>
    public ImmutableArray<OperationTypeDefinition> OperationTypes { get; } = operationTypes;
}
