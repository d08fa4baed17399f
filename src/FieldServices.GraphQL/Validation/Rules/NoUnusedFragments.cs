using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every fragment is used by some operation.</summary>
internal sealed class NoUnusedFragments(ValidationContext context) : RuleVisitor
{
    public override void Leave(Document document)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.Definitions.OfType<OperationDefinition>())
        {
            var reachable = context.Fragments.ReachableFrom(operation.SelectionSet);
            context.Fragments.Step(reachable.Count);
            used.UnionWith(reachable.Select(fragment => fragment.Name.Value));
        }
        foreach (var fragment in document.Definitions.OfType<FragmentDefinition>())
        {
            if (!used.Contains(fragment.Name.Value))
                context.Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
        }
    }
}
