using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No two fragments have the same name.</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, Location> _known = new(StringComparer.Ordinal);

    public override void Enter(FragmentDefinition fragment)
    {
        var name = fragment.Name;
        if (!_known.TryAdd(name.Value, name.Location))
            context.Report($"There can be only one fragment named \"{name}\".", _known[name.Value], name.Location);
    }
}
