using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>What makes a type system valid, in the order in which it is checked (specification: Type Validation of each kind of type).</summary>
internal static class SchemaChecks
{
    public static void Run(SchemaParts parts, IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        RootChecks.Run(parts, errors);
        NameChecks.Run(parts, types, errors);
        foreach (var type in types.OfType<FieldsType>())
            FieldChecks.Run(type, errors);
    }
}
