using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Variables are of types that clients can give: scalars, enums and input objects.</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : RuleVisitor
{
    public override void Enter(VariableDefinition definition)
    {
        if (context.Schema.FindType(definition.Type) is { IsInput: false })
            context.Report($"Variable \"${definition.Variable.Name}\" cannot be non-input type \"{definition.Type}\".", definition.Type);
    }
}
