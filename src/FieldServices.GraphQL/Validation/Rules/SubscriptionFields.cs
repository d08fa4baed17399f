using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>The root fields of a subscription, those in fragments included (specification: CollectSubscriptionFields).</summary>
internal sealed class SubscriptionFields(ValidationContext context, ObjectType root)
{
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Field>> _byKey = new(StringComparer.Ordinal);

    /// <summary>The fields, those with the same response key together.</summary>
    public List<List<Field>> Groups { get; } = [];

    /// <summary>The uses of <c>@skip</c> and <c>@include</c>, one for each selection that has any.</summary>
    public List<Directive> Conditions { get; } = [];

    public void Collect(SelectionSet start)
    {
        // A stack of sets and not recursion: fragments may chain far beyond the depth that the text may have.
        var pending = new Stack<(SelectionSet Set, int Next)>([(start, 0)]);
        while (pending.TryPop(out var current))
        {
            if (current.Next == current.Set.Selections.Length)
                continue;
            pending.Push((current.Set, current.Next + 1));
            context.Fragments.Step();
            if (Collect(current.Set.Selections[current.Next]) is { } below)
                pending.Push((below, 0));
        }
    }

    /// <summary>Takes a field; of a fragment that applies to the root type, answers the selections that are to be taken next.</summary>
    private SelectionSet? Collect(Selection selection)
    {
        if (selection.Directives.FirstOrDefault(directive => directive.Name.Value is "skip" or "include") is { } condition)
        {
            Conditions.Add(condition);
            return null;
        }
        switch (selection)
        {
            case Field field:
                Add(field);
                return null;
            case InlineFragment fragment:
                return Applies(fragment.TypeCondition) ? fragment.SelectionSet : null;
            default:
                var name = ((FragmentSpread)selection).Name.Value;
                return _followed.Add(name) && context.Fragments.Find(name) is { } found && Applies(found.TypeCondition)
                    ? found.SelectionSet
                    : null;
        }
    }

    private void Add(Field field)
    {
        if (!_byKey.TryGetValue(field.ResponseKey, out var group))
        {
            _byKey.Add(field.ResponseKey, group = []);
            Groups.Add(group);
        }
        group.Add(field);
    }

    private bool Applies(NamedTypeReference? condition)
        => condition is null || (context.Schema.FindType(condition.Name.Value) is { } type && context.Schema.IsSubtype(root, type));
}
