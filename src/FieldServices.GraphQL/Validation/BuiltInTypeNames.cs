using System.Collections.Frozen;

namespace FieldServices.GraphQL.Validation;

/// <summary>The types that every schema has without defining them: the scalars of the specification and the introspection.</summary>
internal static class BuiltInTypeNames
{
    public static FrozenSet<string> All { get; } = FrozenSet.ToFrozenSet(
        [
            "String", "Int", "Float", "Boolean", "ID",
            "__Schema", "__Directive", "__DirectiveLocation", "__Type", "__Field", "__InputValue", "__EnumValue", "__TypeKind",
        ],
        StringComparer.Ordinal);
}
