using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every fragment that is spread is defined.</summary>
internal sealed class KnownFragmentNames(ValidationContext context) : RuleVisitor
{
    public override void Enter(FragmentSpread spread)
    {
        if (context.Fragments.Find(spread.Name.Value) is null)
            context.Report($"Unknown fragment \"{spread.Name}\".", spread.Name.Location);
    }
}
