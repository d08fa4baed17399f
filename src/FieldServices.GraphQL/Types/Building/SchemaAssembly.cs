using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>Makes a schema of its parts, or refuses them with every reason.</summary>
internal static class SchemaAssembly
{
    public static Schema Assemble(SchemaParts parts)
    {
        var types = TypeCollection.Collect(parts, []);
        var errors = new List<GraphQLError>();
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
