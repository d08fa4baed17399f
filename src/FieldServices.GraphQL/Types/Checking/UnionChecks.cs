using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Unions have members, each once (specification: Unions, Type Validation).</summary>
internal static class UnionChecks
{
    public static void Run(UnionType union, List<GraphQLError> errors)
    {
        if (union.Members.Count == 0)
            errors.Add(new GraphQLError($"Union type {union} must define one or more member types.", Places.Of(union)));
        foreach (var twice in union.Members.GroupBy(static member => member).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"Union type {union} can only include type {twice.Key} once.", PlacesOf(union, twice.Key.Name)));
    }

    private static ImmutableArray<Location> PlacesOf(UnionType union, string member) =>
    [
        .. union.Syntax
            .SelectMany(static node => node is UnionTypeDefinition definition ? definition.Members : node is UnionTypeExtension extension ? extension.Members : [])
            .Where(reference => reference.Name.Value == member)
            .Select(static reference => reference.Location),
    ];
}
