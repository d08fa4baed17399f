using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No operation defines a variable twice.</summary>
internal sealed class UniqueVariableNames(ValidationContext context) : RuleVisitor
{
    public override void Enter(OperationDefinition operation)
        => Duplicates.Report(
            operation.VariableDefinitions.Select(definition => definition.Variable.Name),
            (name, locations) => context.Report($"There can be only one variable named \"${name}\".", locations));
}
