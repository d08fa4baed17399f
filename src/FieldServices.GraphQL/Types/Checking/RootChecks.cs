using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>There is a query type, and no type is the root of two kinds of operations (specification: Root Operation Types).</summary>
internal static class RootChecks
{
    public static void Run(SchemaParts parts, List<GraphQLError> errors)
    {
        if (parts.Query is null && OperationType(parts, OperationKind.Query) is null)
        {
            errors.Add(parts.Syntax?.Definition is { } definition
                ? new GraphQLError("Query root type must be provided.", definition.Location)
                : new GraphQLError("Query root type must be provided."));
        }
        var roots = new[] { parts.Query, parts.Mutation, parts.Subscription }.OfType<ObjectType>();
        foreach (var shared in roots.GroupBy(static root => root).Where(static group => group.Count() > 1))
        {
            var places = (parts.Syntax?.OperationTypes ?? []).Where(node => node.Type.Name.Value == shared.Key.Name);
            errors.Add(new GraphQLError(
                $"All root types must be different, \"{shared.Key.Name}\" type is used as several root types.", [.. places.Select(static node => node.Type.Location)]));
        }
    }

    private static OperationTypeDefinition? OperationType(SchemaParts parts, OperationKind kind) =>
        parts.Syntax?.OperationTypes.FirstOrDefault(node => node.Kind == kind);
}
