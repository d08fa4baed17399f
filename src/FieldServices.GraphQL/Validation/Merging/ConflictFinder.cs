using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>
/// Finds fields that a response would have to give two values under one key (specification: Field Selection Merging).
/// A selection set is compared with a fragment, and a fragment with another, once and not again wherever both meet; so the
/// work grows with the square of the document and not with the number of ways through its fragments. It is counted, and a
/// document that costs more than the limit is refused. The recursion is limited as well.
/// </summary>
internal sealed partial class ConflictFinder(ValidationContext context)
{
    private const int MaxDepth = 1000;
    private readonly Dictionary<(SelectionSet, NamedType?), FieldSet> _sets = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private int _remaining = context.Options.MaxFieldComparisons;
    private int _depth;

    public List<FieldConflict> FindWithin(SelectionSet selectionSet, NamedType? parent)
    {
        var conflicts = new List<FieldConflict>();
        var set = SetOf(selectionSet, parent);
        CompareWithin(set, conflicts);
        for (var index = 0; index < set.Fragments.Count; index++)
        {
            CompareWithFragment(set, set.Fragments[index], areExclusive: false, conflicts);
            for (var other = index + 1; other < set.Fragments.Count; other++)
                CompareFragments(set.Fragments[index], set.Fragments[other], areExclusive: false, conflicts);
        }
        return conflicts;
    }

    private FieldSet SetOf(SelectionSet selectionSet, NamedType? parent)
    {
        if (!_sets.TryGetValue((selectionSet, parent), out var set))
            _sets.Add((selectionSet, parent), set = new FieldSet(context.Schema, parent, selectionSet));
        return set;
    }

    private FieldSet? SetOfFragment(string name)
        => context.Fragments.Find(name) is { } fragment
            ? SetOf(fragment.SelectionSet, context.Schema.FindType(fragment.TypeCondition.Name.Value))
            : null;

    private void CompareWithin(FieldSet set, List<FieldConflict> conflicts)
    {
        foreach (var (key, fields) in set.Groups)
        {
            for (var first = 0; first < fields.Count; first++)
            {
                for (var second = first + 1; second < fields.Count; second++)
                    Compare(key, fields[first], fields[second], parentsAreExclusive: false, conflicts);
            }
        }
    }

    private void CompareSets(FieldSet first, FieldSet second, bool areExclusive, List<FieldConflict> conflicts)
    {
        foreach (var (key, fields) in first.Groups)
        {
            Count();
            if (second.Find(key) is not { } others)
                continue;
            foreach (var field in fields)
            {
                foreach (var other in others)
                    Compare(key, field, other, areExclusive, conflicts);
            }
        }
    }

    private void CompareWithFragment(FieldSet set, string fragment, bool areExclusive, List<FieldConflict> conflicts)
    {
        Count();
        if (set.Groups.Count == 0 || !IsNew(set.Compared, fragment, areExclusive))
            return;
        if (SetOfFragment(fragment) is not { } other || ReferenceEquals(set, other))
            return;
        Enter();
        CompareSets(set, other, areExclusive, conflicts);
        foreach (var below in other.Fragments)
            CompareWithFragment(set, below, areExclusive, conflicts);
        _depth--;
    }

    private void CompareFragments(string first, string second, bool areExclusive, List<FieldConflict> conflicts)
    {
        Count();
        if (first == second || !IsNewPair(first, second, areExclusive))
            return;
        if (SetOfFragment(first) is not { } set || SetOfFragment(second) is not { } other)
            return;
        Enter();
        CompareSets(set, other, areExclusive, conflicts);
        foreach (var below in other.Fragments)
            CompareFragments(first, below, areExclusive, conflicts);
        foreach (var below in set.Fragments)
            CompareFragments(below, second, areExclusive, conflicts);
        _depth--;
    }

    private bool IsNewPair(string first, string second, bool areExclusive)
        => IsNew(_comparedFragments, string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first), areExclusive);

    /// <summary>What was compared as if both could apply together need not be compared again in any way.</summary>
    private static bool IsNew<TKey>(Dictionary<TKey, bool> compared, TKey key, bool areExclusive)
        where TKey : notnull
    {
        if (compared.TryGetValue(key, out var onlyAsExclusive) && (areExclusive || !onlyAsExclusive))
            return false;
        compared[key] = areExclusive;
        return true;
    }

    private void Count()
    {
        if (--_remaining < 0)
            throw new ValidationAbortedException("Validation aborted.");
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
            throw new ValidationAbortedException("Validation aborted.");
    }
}
