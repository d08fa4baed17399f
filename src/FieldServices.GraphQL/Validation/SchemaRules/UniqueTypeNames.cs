using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No two types have the same name.</summary>
internal sealed class UniqueTypeNames(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, Location> _known = new(StringComparer.Ordinal);

    public override void Enter(TypeSystemDefinition definition)
    {
        if (definition is TypeDefinition { Name: var name } && !_known.TryAdd(name.Value, name.Location))
            context.Report($"There can be only one type named \"{name}\".", _known[name.Value], name.Location);
    }
}
