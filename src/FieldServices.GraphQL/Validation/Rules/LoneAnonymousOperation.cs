using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>An operation without a name is the only operation.</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : RuleVisitor
{
    private int _operations;

    public override void Enter(Document document) => _operations = document.Definitions.Count(definition => definition is OperationDefinition);

    public override void Enter(OperationDefinition operation)
    {
        if (operation.Name is null && _operations > 1)
            context.Report("This anonymous operation must be the only defined operation.", operation);
    }
}
