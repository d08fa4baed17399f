using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Names are names, none is reserved, and none is used twice (specification: Names, Reserved Names).</summary>
internal static class NameChecks
{
    public static void Run(SchemaParts parts, IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        foreach (var twice in types.Where(static type => !type.IsBuiltIn).GroupBy(static type => type.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"There can be only one type named \"{twice.Key}\"."));
        foreach (var clash in types.Where(static type => !type.IsBuiltIn && Scalars.BuiltIn.Any(scalar => scalar.Name == type.Name)))
            errors.Add(new GraphQLError($"Type \"{clash.Name}\" is built in and cannot be defined again."));
        foreach (var twice in parts.Directives.GroupBy(static directive => directive.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"There can be only one directive named \"@{twice.Key}\"."));
        foreach (var type in types.Where(static type => !type.IsBuiltIn))
            Check(type.Name, type.Syntax is [var syntax, ..] ? [syntax.Location] : [], errors);
    }

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
