using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>There is a query type, and no type is the root of two kinds of operations (specification: Root Operation Types).</summary>
internal static class RootChecks
{
    public static void Run(SchemaParts parts, List<GraphQLError> errors)
    {
        if (parts.Query is null && errors.All(static error => !error.Message.StartsWith("Query root type", StringComparison.Ordinal)))
            errors.Add(new GraphQLError("Query root type must be provided.", parts.Syntax?.Definition is { } definition ? [definition.Location] : []));
        var roots = new[] { (Kind: "query", Type: parts.Query), (Kind: "mutation", Type: parts.Mutation), (Kind: "subscription", Type: parts.Subscription) };
        foreach (var shared in roots.Where(static root => root.Type is not null).GroupBy(static root => root.Type!).Where(static group => group.Count() > 1))
        {
            var places = (parts.Syntax?.OperationTypes ?? []).Where(node => node.Type.Name.Value == shared.Key.Name);
            errors.Add(new GraphQLError(
                $"All root types must be different, \"{shared.Key.Name}\" type is used as {List([.. shared.Select(static root => root.Kind)])} root types.",
                [.. places.Select(static node => node.Type.Location)]));
        }
    }

    private static string List(IReadOnlyList<string> kinds) =>
        kinds.Count == 2 ? $"{kinds[0]} and {kinds[1]}" : $"{string.Join(", ", kinds.SkipLast(1))}, and {kinds[^1]}";
}
