using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No enum has a value twice, its extensions included.</summary>
internal sealed class UniqueEnumValueNames(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<(string Type, string Value), Location> _known = [];

    public override void Enter(TypeSystemDefinition definition)
    {
        var values = definition switch
        {
            EnumTypeDefinition type => type.Values,
            EnumTypeExtension type => type.Values,
            _ => [],
        };
        foreach (var value in values)
            Check(((TypeSyntax)definition).Name.Value, value.Name);
    }

    private void Check(string type, Name value)
    {
        if (!_known.TryAdd((type, value.Value), value.Location))
            context.Report($"Enum value \"{type}.{value}\" can only be defined once.", _known[(type, value.Value)], value.Location);
    }
}
