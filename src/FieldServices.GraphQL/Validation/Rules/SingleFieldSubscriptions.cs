using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>A subscription selects exactly one root field, no introspection, and does not make it depend on a variable
/// (specification: Single Root Field).</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : RuleVisitor
{
    public override void Enter(OperationDefinition operation)
    {
        if (operation.Kind != OperationKind.Subscription || context.Schema.SubscriptionType is not { } root)
            return;
        var subject = operation.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";
        var fields = new SubscriptionFields(context, root);
        fields.Collect(operation.SelectionSet);
        if (fields.Conditions.Count > 0)
        {
            context.Report(
                $"{subject} must not use `@skip` or `@include` directives in the top level selection.", [.. fields.Conditions]);
            return;
        }
        if (fields.Groups.Count > 1)
            context.Report($"{subject} must select only one top level field.", [.. fields.Groups.Skip(1).SelectMany(group => group)]);
        foreach (var group in fields.Groups)
        {
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                context.Report($"{subject} must not select an introspection top level field.", [.. group]);
        }
    }
}
