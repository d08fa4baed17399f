using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No two directives have the same name.</summary>
internal sealed class UniqueDirectiveNames(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, Location> _known = new(StringComparer.Ordinal);

    public override void Enter(TypeSystemDefinition definition)
    {
        if (definition is DirectiveDefinition { Name: var name } && !_known.TryAdd(name.Value, name.Location))
            context.Report($"There can be only one directive named \"@{name}\".", _known[name.Value], name.Location);
    }
}
