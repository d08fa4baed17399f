using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every variable that is defined is used (specification: All Variables Used).</summary>
internal sealed class NoUnusedVariables(ValidationContext context) : RuleVisitor
{
    public override void Leave(OperationDefinition operation)
    {
        if (operation.VariableDefinitions.IsEmpty)
            return;
        var used = context.Variables.In(operation).Select(usage => usage.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            if (used.Contains(definition.Variable.Name.Value))
                continue;
            var message = operation.Name is { } name
                ? $"Variable \"{definition.Variable}\" is never used in operation \"{name}\"."
                : $"Variable \"{definition.Variable}\" is never used.";
            context.Report(message, definition);
        }
    }
}
