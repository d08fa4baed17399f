using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>The lists of the introspection that lead back to types nest at most twice, so that a small query cannot ask for the
/// schema many times over. Not of the specification; every server needs it.</summary>
internal sealed class MaxIntrospectionDepth(ValidationContext context) : RuleVisitor
{
    private const int MaxLists = 3;
    private readonly Dictionary<string, int> _checked = new(StringComparer.Ordinal);

    public override void Enter(Field field)
    {
        if (field.Name.Value is "__schema" or "__type" && IsTooDeep(field))
            context.Report("Maximum introspection depth exceeded", field);
    }

    /// <summary>Follows fragments, each again only when it is entered deeper than before; that can be twice at most.</summary>
    private bool IsTooDeep(Field root)
    {
        var pending = new Stack<(Selection Selection, int Depth)>([(root, 0)]);
        while (pending.TryPop(out var next))
        {
            context.Fragments.Step();
            var depth = next.Depth;
            if (next.Selection is Field { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" } && ++depth >= MaxLists)
                return true;
            foreach (var selection in Below(next.Selection, depth))
                pending.Push((selection, depth));
        }
        return false;
    }

    private ImmutableArray<Selection> Below(Selection selection, int depth) => selection switch
    {
        Field field => field.SelectionSet?.Selections ?? [],
        InlineFragment fragment => fragment.SelectionSet.Selections,
        FragmentSpread spread when IsDeeper(spread.Name.Value, depth) && context.Fragments.Find(spread.Name.Value) is { } found
            => found.SelectionSet.Selections,
        _ => [],
    };

    private bool IsDeeper(string fragment, int depth)
    {
        if (_checked.TryGetValue(fragment, out var before) && before >= depth)
            return false;
        _checked[fragment] = depth;
        return true;
    }
}
