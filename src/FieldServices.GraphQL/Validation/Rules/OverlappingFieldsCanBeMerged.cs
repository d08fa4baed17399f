using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Fields with the same response key are the same field, or can never apply together (specification: Field Selection Merging).</summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : RuleVisitor
{
    private readonly ConflictFinder _finder = new(context);

    public override void Enter(SelectionSet set, SyntaxNode owner)
    {
        // Inline fragments are collected with the selection set around them; one lone field or spread cannot conflict.
        if (owner is InlineFragment || set.Selections is [Field or FragmentSpread])
            return;
        foreach (var conflict in _finder.FindWithin(set, context.Types.Parent))
        {
            context.Report(
                $"Fields \"{FieldConflict.Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}. "
                + "Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First, .. conflict.Second]);
        }
    }
}
