using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Names are names, and none is reserved (specification: Names, Reserved Names).</summary>
internal static class NameChecks
{
    public static void Check(string name, ImmutableArray<Location> places, List<GraphQLError> errors)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            errors.Add(new GraphQLError($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", places));
        else if (!IsName(name))
            errors.Add(new GraphQLError($"\"{name}\" is no name: it must match [_A-Za-z][_0-9A-Za-z]*.", places));
    }

    private static bool IsName(string name) =>
        !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
