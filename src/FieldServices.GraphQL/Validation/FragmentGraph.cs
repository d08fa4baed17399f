using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>The fragments of a document and which of them use which. Steps along it are counted and limited.</summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<string, FragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSet, IReadOnlyList<FragmentSpread>> _spreads = [];
    private readonly Dictionary<SelectionSet, IReadOnlyList<FragmentDefinition>> _reachable = [];
    private int _remainingSteps;

    public FragmentGraph(Document document, int maxSteps)
    {
        _remainingSteps = maxSteps;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinition fragment)
                _fragments[fragment.Name.Value] = fragment;
        }
    }

    public FragmentDefinition? Find(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The fragment spreads within a selection set and below, without following them.</summary>
    public IReadOnlyList<FragmentSpread> SpreadsIn(SelectionSet set)
    {
        if (_spreads.TryGetValue(set, out var known))
            return known;
        var found = new List<FragmentSpread>();
        var pending = new Stack<SelectionSet>();
        pending.Push(set);
        while (pending.TryPop(out var current))
        {
            foreach (var selection in current.Selections)
            {
                if (selection is FragmentSpread spread)
                    found.Add(spread);
                else if (SubSelectionOf(selection) is { } below)
                    pending.Push(below);
            }
        }
        _spreads.Add(set, found);
        return found;
    }

    /// <summary>The fragments that a selection set uses, directly or through other fragments; each once.</summary>
    public IReadOnlyList<FragmentDefinition> ReachableFrom(SelectionSet set)
    {
        if (_reachable.TryGetValue(set, out var known))
            return known;
        var found = new List<FragmentDefinition>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Follow(set);
        // The list grows while it is walked: each fragment that is found is followed in its turn.
        for (var index = 0; index < found.Count; index++)
            Follow(found[index].SelectionSet);
        _reachable.Add(set, found);
        return found;

        void Follow(SelectionSet from)
        {
            foreach (var spread in SpreadsIn(from))
            {
                Step();
                if (names.Add(spread.Name.Value) && Find(spread.Name.Value) is { } fragment)
                    found.Add(fragment);
            }
        }
    }

    /// <summary>Counts some work that grows with the use of fragments.</summary>
    public void Step(int steps = 1)
    {
        _remainingSteps -= steps;
        if (_remainingSteps < 0)
            throw new ValidationAbortedException("Validation aborted.");
    }

    private static SelectionSet? SubSelectionOf(Selection selection) => selection switch
    {
        Field field => field.SelectionSet,
        InlineFragment fragment => fragment.SelectionSet,
        _ => null,
    };
}
