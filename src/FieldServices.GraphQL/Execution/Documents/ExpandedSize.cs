using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Documents;

/// <summary>
/// Counts the fields of an operation with its fragments spread out, in time linear in the document: fragments within fragments
/// can make a short document ask for more than can ever be answered.
/// </summary>
internal sealed class ExpandedSize
{
    private readonly IReadOnlyDictionary<string, FragmentDefinition> _fragments;
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);

    private ExpandedSize(IReadOnlyDictionary<string, FragmentDefinition> fragments) => _fragments = fragments;

    /// <summary>The number of fields, or some number beyond <see cref="int.MaxValue"/>.</summary>
    public static long Of(OperationDefinition operation, IReadOnlyDictionary<string, FragmentDefinition> fragments) =>
        new ExpandedSize(fragments).Of(operation.SelectionSet);

    private long Of(SelectionSet set)
    {
        long size = 0;
        foreach (var selection in set.Selections)
        {
            size += selection switch
            {
                Field { SelectionSet: { } below } => 1 + Of(below),
                InlineFragment inline => Of(inline.SelectionSet),
                FragmentSpread spread => OfFragment(spread.Name.Value),
                _ => 1,
            };
        }
        return Math.Min(size, 1L << 40);
    }

    private long OfFragment(string name)
    {
        if (_sizes.TryGetValue(name, out var known))
            return known;
        // Counts as nothing while it is being counted; validation has refused fragments that come back to themselves.
        _sizes[name] = 0;
        return _sizes[name] = _fragments.TryGetValue(name, out var fragment) ? Of(fragment.SelectionSet) : 0;
    }
}
