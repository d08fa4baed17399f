using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Each kind of operation has at most one root type.</summary>
internal sealed class UniqueOperationTypes(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<OperationKind, OperationTypeDefinition> _known = [];

    public override void Enter(TypeSystemDefinition definition)
    {
        var types = definition switch
        {
            SchemaDefinition schema => schema.OperationTypes,
            SchemaExtension schema => schema.OperationTypes,
            _ => [],
        };
        foreach (var type in types)
        {
            if (!_known.TryAdd(type.Kind, type))
                context.Report($"There can be only one {type.Kind.ToKeyword()} type in schema.", _known[type.Kind], type);
        }
    }
}
