using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>There is at most one schema definition.</summary>
internal sealed class LoneSchemaDefinition(ValidationContext context) : RuleVisitor
{
    private bool _isDefined;

    public override void Enter(TypeSystemDefinition definition)
    {
        if (definition is not SchemaDefinition)
            return;
        if (_isDefined)
            context.Report("Must provide only one schema definition.", definition);
        _isDefined = true;
    }
}
