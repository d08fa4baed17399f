using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Fragments apply to objects, interfaces and unions.</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : RuleVisitor
{
    public override void Enter(InlineFragment fragment)
    {
        if (fragment.TypeCondition is { } condition && !CanHaveFields(condition))
            context.Report($"Fragment cannot condition on non composite type \"{condition.Name}\".", condition);
    }

    public override void Enter(FragmentDefinition fragment)
    {
        var condition = fragment.TypeCondition;
        if (!CanHaveFields(condition))
            context.Report($"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{condition.Name}\".", condition);
    }

    private bool CanHaveFields(NamedTypeReference condition) => context.Schema.FindType(condition.Name.Value) is null or { IsComposite: true };
}
