using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>A variable's type fits every place it is used in (specification: All Variable Usages Are Allowed). A field of a
/// <c>@oneOf</c> input object takes no variable that may be null.</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : RuleVisitor
{
    public override void Leave(OperationDefinition operation)
    {
        if (operation.VariableDefinitions.IsEmpty)
            return;
        var definitions = new Dictionary<string, VariableDefinition>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
            definitions[definition.Variable.Name.Value] = definition;
        foreach (var usage in context.Variables.In(operation))
        {
            if (definitions.TryGetValue(usage.Variable.Name.Value, out var definition))
                Check(definition, usage);
        }
    }

    private void Check(VariableDefinition definition, VariableUsage usage)
    {
        if (usage.Type is not { } expected || context.Schema.FindType(definition.Type) is not { } type)
            return;
        if (!IsAllowed(definition, type, expected, usage.HasDefault))
        {
            context.Report(
                $"Variable \"{usage.Variable}\" of type \"{type}\" used in position expecting type \"{expected}\".", definition, usage.Variable);
        }
        if (usage.ParentType?.Nullable is InputObjectType { IsOneOf: true } oneOf && type is not NonNullType)
        {
            context.Report(
                $"Variable \"{usage.Variable}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf}\".",
                definition,
                usage.Variable);
        }
    }

    /// <summary>Where null is refused, a variable that may be null is allowed if a default stands in for a missing value.</summary>
    private bool IsAllowed(VariableDefinition definition, SchemaType type, SchemaType expected, bool hasDefault)
    {
        if (expected is not NonNullType || type is NonNullType)
            return context.Schema.IsSubtype(type, expected);
        var hasOwnDefault = definition.DefaultValue is not (null or NullValue);
        return (hasOwnDefault || hasDefault) && context.Schema.IsSubtype(type, expected.Nullable);
    }
}
