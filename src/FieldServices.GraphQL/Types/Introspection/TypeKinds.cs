namespace FieldServices.GraphQL.Types;

/// <summary>The kinds of types that introspection tells apart (specification: Type Kinds).</summary>
internal static class TypeKinds
{
    public static EnumType Create() => new EnumType("__TypeKind", "An enum describing what kind of type a given `__Type` is.") { IsBuiltIn = true }
        .Value("SCALAR", null, "Indicates this type is a scalar.")
        .Value("OBJECT", null, "Indicates this type is an object. `fields` and `interfaces` are valid fields.")
        .Value("INTERFACE", null, "Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields.")
        .Value("UNION", null, "Indicates this type is a union. `possibleTypes` is a valid field.")
        .Value("ENUM", null, "Indicates this type is an enum. `enumValues` is a valid field.")
        .Value("INPUT_OBJECT", null, "Indicates this type is an input object. `inputFields` is a valid field.")
        .Value("LIST", null, "Indicates this type is a list. `ofType` is a valid field.")
        .Value("NON_NULL", null, "Indicates this type is a non-null. `ofType` is a valid field.");

    public static string Of(SchemaType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
