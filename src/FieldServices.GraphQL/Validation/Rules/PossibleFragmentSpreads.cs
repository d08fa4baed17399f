using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>A fragment is spread only where its type can occur (specification: Fragment Spread Is Possible).</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : RuleVisitor
{
    public override void Enter(InlineFragment fragment)
    {
        if (context.Types is { Output: NamedType { IsComposite: true } type, Parent: { } parent } && !context.Schema.Overlap(type, parent))
            context.Report($"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", fragment);
    }

    public override void Enter(FragmentSpread spread)
    {
        if (context.Types.Parent is { } parent && TypeOf(spread) is { } type && !context.Schema.Overlap(type, parent))
        {
            context.Report(
                $"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", spread);
        }
    }

    private NamedType? TypeOf(FragmentSpread spread)
        => context.Fragments.Find(spread.Name.Value) is { TypeCondition.Name.Value: var condition }
            && context.Schema.FindType(condition) is { IsComposite: true } type
                ? type
                : null;
}
