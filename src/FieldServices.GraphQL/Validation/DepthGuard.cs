using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>
/// Refuses a document whose selections nest too deep when fragments are followed, before anything recurses into it. The
/// parser bounds the depth of the text; only this bounds what a chain of fragments can make of it.
/// </summary>
internal sealed class DepthGuard(FragmentGraph fragments, int maxDepth)
{
    private readonly Dictionary<ExecutableDefinition, int> _depths = [];

    public void Check(Document document)
    {
        foreach (var definition in document.Definitions.OfType<ExecutableDefinition>())
            Measure(definition);
    }

    /// <summary>Measures fragments before those that spread them, on a stack of its own. A cycle counts once; its own rule refuses it.</summary>
    private void Measure(ExecutableDefinition start)
    {
        var pending = new Stack<(ExecutableDefinition Definition, bool IsReady)>([(start, false)]);
        while (pending.TryPop(out var next))
        {
            if (next.IsReady)
                _depths[next.Definition] = Accept(DepthOf(next.Definition.SelectionSet, 1));
            else if (_depths.TryAdd(next.Definition, 0))
            {
                pending.Push((next.Definition, true));
                foreach (var spread in fragments.SpreadsIn(next.Definition.SelectionSet))
                {
                    if (fragments.Find(spread.Name.Value) is { } fragment && !_depths.ContainsKey(fragment))
                        pending.Push((fragment, false));
                }
            }
        }
    }

    private int Accept(int depth) => depth <= maxDepth
        ? depth
        : throw new ValidationAbortedException($"Selections are nested more than {maxDepth} levels deep. Validation aborted.");

    private int DepthOf(SelectionSet set, int level)
    {
        var deepest = level;
        foreach (var selection in set.Selections)
        {
            var depth = selection switch
            {
                Field { SelectionSet: { } below } => DepthOf(below, level + 1),
                InlineFragment { SelectionSet: var below } => DepthOf(below, level + 1),
                FragmentSpread { Name.Value: var name } when fragments.Find(name) is { } found => level + _depths.GetValueOrDefault(found),
                _ => level,
            };
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }
}
