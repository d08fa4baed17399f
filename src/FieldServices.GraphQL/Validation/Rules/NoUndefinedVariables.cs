using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every variable that is used is defined (specification: All Variable Uses Defined).</summary>
internal sealed class NoUndefinedVariables(ValidationContext context) : RuleVisitor
{
    public override void Leave(OperationDefinition operation)
    {
        var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var usage in context.Variables.In(operation))
        {
            if (defined.Contains(usage.Variable.Name.Value))
                continue;
            var message = operation.Name is { } name
                ? $"Variable \"{usage.Variable}\" is not defined by operation \"{name}\"."
                : $"Variable \"{usage.Variable}\" is not defined.";
            context.Report(message, usage.Variable, operation);
        }
    }
}
