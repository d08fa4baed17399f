using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every type that is named exists.</summary>
internal sealed class KnownTypeNames(ValidationContext context) : RuleVisitor
{
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
    private bool _inTypeSystem;

    public override void Enter(Document document)
        => _defined.UnionWith(document.Definitions.OfType<TypeDefinition>().Select(definition => definition.Name.Value));

    public override void Enter(TypeSystemDefinition definition) => _inTypeSystem = true;

    public override void Enter(OperationDefinition operation) => _inTypeSystem = false;

    public override void Enter(FragmentDefinition fragment) => _inTypeSystem = false;

    public override void Enter(NamedTypeReference type)
    {
        var name = type.Name.Value;
        if (_defined.Contains(name) || IsKnown(name) || (_inTypeSystem && BuiltInTypeNames.All.Contains(name)))
            return;
        context.Report($"Unknown type \"{name}\"." + context.DidYouMean(name, Candidates()), type);
    }

    private bool IsKnown(string name) => !context.IsTypeSystem && context.Schema.FindType(name) is not null;

    private IEnumerable<string> Candidates()
    {
        var existing = context.IsTypeSystem ? [] : context.Schema.Types.Select(type => type.Name);
        var builtIn = _inTypeSystem ? BuiltInTypeNames.All : Enumerable.Empty<string>();
        return builtIn.Concat(existing).Concat(_defined);
    }
}
