using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Documents;

/// <summary>Finds the variables on which <c>@skip</c> and <c>@include</c> depend, in an operation and the fragments it spreads.</summary>
internal sealed class DecidingVariables
{
    private readonly IReadOnlyDictionary<string, FragmentDefinition> _fragments;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Location> _found = new(StringComparer.Ordinal);

    private DecidingVariables(IReadOnlyDictionary<string, FragmentDefinition> fragments) => _fragments = fragments;

    public static ImmutableArray<(string Name, Location Location)> Find(
        OperationDefinition operation, IReadOnlyDictionary<string, FragmentDefinition> fragments)
    {
        var search = new DecidingVariables(fragments);
        search.Visit(operation.SelectionSet);
        return [.. search._found.Select(static found => (found.Key, found.Value))];
    }

    private void Visit(SelectionSet set)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
                Visit(directive);
            var body = selection switch
            {
                Field field => field.SelectionSet,
                InlineFragment inline => inline.SelectionSet,
                FragmentSpread spread when _visited.Add(spread.Name.Value) => _fragments.GetValueOrDefault(spread.Name.Value)?.SelectionSet,
                _ => null,
            };
            if (body is not null)
                Visit(body);
        }
    }

    private void Visit(Directive directive)
    {
        if (directive.Name.Value is not ("skip" or "include"))
            return;
        foreach (var argument in directive.Arguments)
        {
            if (argument is { Name.Value: "if", Value: Variable variable })
                _found.TryAdd(variable.Name.Value, variable.Location);
        }
    }
}
