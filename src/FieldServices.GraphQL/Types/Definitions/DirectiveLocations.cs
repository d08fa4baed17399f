namespace FieldServices.GraphQL.Types;

/// <summary>The names of directive locations, as documents and introspection write them.</summary>
public static class DirectiveLocations
{
    private static readonly string[] Names =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION",
    ];

    /// <summary>The name of the location, such as <c>INLINE_FRAGMENT</c>.</summary>
    public static string ToName(this DirectiveLocation location) => Names[(int)location];

    /// <summary>The location of that name; null when there is none.</summary>
    public static DirectiveLocation? FromName(string name) =>
        Array.IndexOf(Names, name) is var index and >= 0 ? (DirectiveLocation)index : null;
}
