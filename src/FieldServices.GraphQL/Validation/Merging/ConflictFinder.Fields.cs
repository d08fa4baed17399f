using System.Collections.Immutable;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Compares two fields that share a response key.</summary>
internal sealed partial class ConflictFinder
{
    private readonly CanonicalText _values = new();

    private void Compare(string key, FieldUse first, FieldUse second, bool parentsAreExclusive, List<FieldConflict> conflicts)
    {
        // More than can be reported need not be found.
        if (conflicts.Count > context.Options.MaxErrors)
            return;
        Count();
        if (AreSameLeaf(first, second))
            return;
        var areExclusive = parentsAreExclusive
            || (first.Parent is ObjectType && second.Parent is ObjectType && !ReferenceEquals(first.Parent, second.Parent));
        var reason = (areExclusive ? null : DifferenceOf(first.Node, second.Node)) ?? DifferenceOf(first.Definition, second.Definition);
        var conflict = reason is null
            ? CompareBelow(key, first, second, areExclusive)
            : new FieldConflict(key, reason, [first.Node], [second.Node]);
        if (conflict is not null)
            conflicts.Add(conflict);
    }

    private static bool AreSameLeaf(FieldUse first, FieldUse second)
        => first.IsSimpleLeaf && second.IsSimpleLeaf
            && ReferenceEquals(first.Definition?.Type, second.Definition?.Type)
            && first.Node.Name.Value == second.Node.Name.Value;

    private string? DifferenceOf(Field first, Field second)
    {
        if (first.Name.Value != second.Name.Value)
            return $"\"{FieldConflict.Shorten(first.Name.Value)}\" and \"{FieldConflict.Shorten(second.Name.Value)}\" are different fields";
        return HaveSameArguments(first.Arguments, second.Arguments) ? null : "they have differing arguments";
    }

    private bool HaveSameArguments(ImmutableArray<Argument> first, ImmutableArray<Argument> second)
    {
        if (first.Length != second.Length)
            return false;
        foreach (var argument in first)
        {
            Count();
            var other = second.LastOrDefault(candidate => candidate.Name.Value == argument.Name.Value);
            if (other is null || _values.Of(argument.Value) != _values.Of(other.Value))
                return false;
        }
        return true;
    }

    /// <summary>Two types that no value could have both, so that a client could not know what it will get.</summary>
    private static string? DifferenceOf(OutputField? first, OutputField? second)
        => first is not null && second is not null && AreDifferent(first.Type, second.Type)
            ? $"they return conflicting types \"{first.Type}\" and \"{second.Type}\""
            : null;

    private static bool AreDifferent(SchemaType first, SchemaType second) => (first, second) switch
    {
        (ListType a, ListType b) => AreDifferent(a.Of, b.Of),
        (ListType, _) or (_, ListType) => true,
        (NonNullType a, NonNullType b) => AreDifferent(a.Of, b.Of),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (first.IsLeaf || second.IsLeaf) && !ReferenceEquals(first, second),
    };

    private FieldConflict? CompareBelow(string key, FieldUse first, FieldUse second, bool areExclusive)
    {
        if (first.Node.SelectionSet is not { } firstBelow || second.Node.SelectionSet is not { } secondBelow)
            return null;
        Enter();
        var conflicts = new List<FieldConflict>();
        var set = SetOf(firstBelow, first.Definition?.Type.Named);
        var other = SetOf(secondBelow, second.Definition?.Type.Named);
        CompareSets(set, other, areExclusive, conflicts);
        foreach (var fragment in other.Fragments)
            CompareWithFragment(set, fragment, areExclusive, conflicts);
        foreach (var fragment in set.Fragments)
            CompareWithFragment(other, fragment, areExclusive, conflicts);
        foreach (var fragment in set.Fragments)
        {
            foreach (var otherFragment in other.Fragments)
                CompareFragments(fragment, otherFragment, areExclusive, conflicts);
        }
        _depth--;
        return FieldConflict.Of(key, first, second, conflicts);
    }
}
