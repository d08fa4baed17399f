using System.Collections.Frozen;

namespace FieldServices.GraphQL.Language;

/// <summary>The names of the places where a directive may stand (specification: DirectiveLocation).</summary>
public static class DirectiveLocations
{
    /// <summary>The places in an executable document.</summary>
    public static IReadOnlyList<string> Executable { get; } =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
    ];

    /// <summary>The places in a type-system document.</summary>
    public static IReadOnlyList<string> TypeSystem { get; } =
    [
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> All =
        Executable.Concat(TypeSystem).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a name is one of the places.</summary>
    public static bool Contains(ReadOnlySpan<char> name) => All.Contains(name);
}
