using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>Makes a schema of its parts, or refuses them with every reason.</summary>
internal static class SchemaAssembly
{
    /// <param name="parts">The parts.</param>
    /// <param name="found">What is known to be wrong with them already.</param>
    /// <exception cref="SchemaException">Something is wrong; it lists every problem at once.</exception>
    public static Schema Assemble(SchemaParts parts, IReadOnlyList<GraphQLError>? found = null)
    {
        var types = TypeCollection.Collect(parts, []);
        var errors = new List<GraphQLError>(found ?? []);
        SchemaChecks.Run(parts, types, errors);
        if (errors.Count == 0)
            DefaultValues.Complete(types, parts.Directives, errors);
        if (errors.Count > 0)
            throw new SchemaException(errors);
        foreach (var type in types)
            type.Seal();
        return new Schema(parts);
    }
}
