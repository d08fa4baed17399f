using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Types;

/// <summary>Objects and interfaces have fields, these have output types, and their arguments have input types (specification: Objects, Type Validation).</summary>
internal static class FieldChecks
{
    public static void Run(FieldsType type, List<GraphQLError> errors)
    {
        if (type.Fields.Count == 0)
            errors.Add(new GraphQLError($"Type {type.Name} must define one or more fields.", Places.Of(type)));
        foreach (var twice in type.Fields.GroupBy(static field => field.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"Field \"{type.Name}.{twice.Key}\" can only be defined once.", [.. twice.SelectMany(static twin => Places.Of(twin))]));
        foreach (var field in type.Fields)
            Run(type, field, errors);
    }

    private static void Run(FieldsType type, OutputField field, List<GraphQLError> errors)
    {
        if (!type.IsBuiltIn)
            NameChecks.Check(field.Name, Places.Of(field), errors);
        if (!field.Type.IsOutput)
            errors.Add(new GraphQLError($"The type of {type.Name}.{field.Name} must be Output Type but got: {field.Type}.", Places.OfType(field)));
        if (type is ObjectType && field.Resolver is null)
            errors.Add(new GraphQLError($"Field {type.Name}.{field.Name} has no resolver.", Places.Of(field)));
        if (field.Resolver is BatchResolver && type is not ObjectType { ClrType: not null })
            errors.Add(new GraphQLError($"Field {type.Name}.{field.Name} fetches for many objects, which a root type does not have.", Places.Of(field)));
        ArgumentChecks.Run($"{type.Name}.{field.Name}", field.Arguments, errors);
    }
}
