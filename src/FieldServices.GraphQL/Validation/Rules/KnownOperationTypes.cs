using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>The schema has a root type for every operation.</summary>
internal sealed class KnownOperationTypes(ValidationContext context) : RuleVisitor
{
    public override void Enter(OperationDefinition operation)
    {
        if (context.Schema.RootType(operation.Kind) is null)
            context.Report($"The {operation.Kind.ToKeyword()} operation is not supported by the schema.", operation);
    }
}
