using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Unions have members, each once (specification: Unions, Type Validation).</summary>
internal static class UnionChecks
{
    public static void Run(UnionType union, List<GraphQLError> errors)
    {
        if (union.Members.Count == 0 && IsEmpty(union))
            errors.Add(new GraphQLError($"Union type {union} must define one or more member types.", Places.Of(union)));
        foreach (var twice in union.Members.GroupBy(static member => member).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"Union type {union} can only include type {twice.Key} once.", PlacesOf(union, twice.Key.Name)));
    }

    /// <summary>Members of other kinds than objects are refused by themselves.</summary>
    private static bool IsEmpty(UnionType union) => !References(union).Any();

    private static ImmutableArray<Location> PlacesOf(UnionType union, string member) =>
        [.. References(union).Where(reference => reference.Name.Value == member).Select(static reference => reference.Location)];

    private static IEnumerable<NamedTypeReference> References(UnionType union) => union.Syntax.SelectMany(
        static node => node is UnionTypeDefinition definition ? definition.Members : node is UnionTypeExtension extension ? extension.Members : []);
}
