using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No fragment contains itself, directly or through others (specification: Fragment Spreads Must Not Form Cycles). Each
/// fragment is searched once; the search keeps its own stack, so a long chain of fragments costs no stack of the thread.</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : RuleVisitor
{
    private readonly HashSet<string> _searched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _onPath = new(StringComparer.Ordinal);
    private readonly List<FragmentSpread> _path = [];

    public override void Enter(FragmentDefinition fragment)
    {
        var pending = new Stack<Visit>();
        Begin(fragment, pending);
        while (pending.TryPeek(out var visit))
        {
            if (visit.Next == visit.Spreads.Count)
            {
                pending.Pop();
                _onPath.Remove(visit.Name);
                if (pending.Count > 0)
                    _path.RemoveAt(_path.Count - 1);
            }
            else
                Follow(visit.Spreads[visit.Next++], pending);
        }
    }

    private void Begin(FragmentDefinition fragment, Stack<Visit> pending)
    {
        if (!_searched.Add(fragment.Name.Value))
            return;
        pending.Push(new Visit(fragment.Name.Value, context.Fragments.SpreadsIn(fragment.SelectionSet)));
        _onPath.Add(fragment.Name.Value, _path.Count);
    }

    private void Follow(FragmentSpread spread, Stack<Visit> pending)
    {
        context.Fragments.Step();
        var depth = pending.Count;
        _path.Add(spread);
        if (_onPath.TryGetValue(spread.Name.Value, out var start))
            ReportCycle(spread, start);
        else if (context.Fragments.Find(spread.Name.Value) is { } fragment)
            Begin(fragment, pending);
        if (pending.Count == depth)
            _path.RemoveAt(_path.Count - 1);
    }

    private void ReportCycle(FragmentSpread spread, int start)
    {
        var cycle = _path[start..];
        context.Fragments.Step(cycle.Count);
        var via = string.Join(", ", cycle.SkipLast(1).Select(step => $"\"{step.Name}\""));
        context.Report(
            $"Cannot spread fragment \"{spread.Name}\" within itself" + (via.Length > 0 ? $" via {via}." : "."), [.. cycle]);
    }

    private sealed class Visit(string name, IReadOnlyList<FragmentSpread> spreads)
    {
        public string Name { get; } = name;

        public IReadOnlyList<FragmentSpread> Spreads { get; } = spreads;

        public int Next { get; set; }
    }
}
