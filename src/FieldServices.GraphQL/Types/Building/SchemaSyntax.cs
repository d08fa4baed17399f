using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>The definition of the schema itself, and its extensions, in the schema language.</summary>
internal sealed record SchemaSyntax(SchemaDefinition? Definition, ImmutableArray<SchemaExtension> Extensions)
{
    public IEnumerable<OperationTypeDefinition> OperationTypes =>
        (Definition?.OperationTypes ?? []).Concat(Extensions.SelectMany(static extension => extension.OperationTypes));
}
