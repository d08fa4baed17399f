using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>What makes a type system valid, in the order in which it is checked (specification: Type Validation of each kind of type).</summary>
internal static class SchemaChecks
{
    public static void Run(SchemaParts parts, IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        RootChecks.Run(parts, errors);
        UniquenessChecks.Run(parts, types, errors);
        foreach (var directive in parts.Directives)
            DirectiveChecks.Run(directive, errors);
        foreach (var type in types)
            Run(type, types, errors);
        InputCycleChecks.Run(types, errors);
        if (errors.Count == 0)
            DefaultCycleChecks.Run(types, errors);
    }

    private static void Run(NamedType type, IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        if (!type.IsBuiltIn)
            NameChecks.Check(type.Name, Places.Of(type), errors);
        switch (type)
        {
            case FieldsType fields:
                FieldChecks.Run(fields, errors);
                InterfaceChecks.Run(fields, errors);
                break;
            case UnionType union:
                UnionChecks.Run(union, errors);
                break;
            case EnumType members:
                EnumChecks.Run(members, errors);
                break;
            case InputObjectType input:
                InputObjectChecks.Run(input, errors);
                break;
        }
        if (type is IAbstractType contract)
            TypeResolverChecks.Run(type, contract, types, errors);
    }
}
