using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No type has a field twice, its extensions included.</summary>
internal sealed class UniqueFieldDefinitionNames(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<(string Type, string Field), Location> _known = [];

    public override void Enter(TypeSystemDefinition definition)
    {
        var fields = definition switch
        {
            IFieldsSyntax type => type.Fields.Select(field => field.Name),
            InputObjectTypeDefinition type => type.Fields.Select(field => field.Name),
            InputObjectTypeExtension type => type.Fields.Select(field => field.Name),
            _ => [],
        };
        foreach (var field in fields)
            Check(((TypeSyntax)definition).Name.Value, field);
    }

    private void Check(string type, Name field)
    {
        if (!_known.TryAdd((type, field.Value), field.Location))
            context.Report($"Field \"{type}.{field}\" can only be defined once.", _known[(type, field.Value)], field.Location);
    }
}
