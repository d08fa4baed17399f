using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>No two types, and no two directives, have the same name (specification: Schema).</summary>
internal static class UniquenessChecks
{
    public static void Run(SchemaParts parts, IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        foreach (var twice in types.Where(static type => !type.IsBuiltIn).GroupBy(static type => type.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"There can be only one type named \"{twice.Key}\"."));
        foreach (var clash in types.Where(static type => !type.IsBuiltIn && Scalars.BuiltIn.Any(scalar => scalar.Name == type.Name)))
            errors.Add(new GraphQLError($"Type \"{clash.Name}\" is built in and cannot be defined again."));
        foreach (var twice in parts.Directives.GroupBy(static directive => directive.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"There can be only one directive named \"@{twice.Key}\"."));
    }
}
