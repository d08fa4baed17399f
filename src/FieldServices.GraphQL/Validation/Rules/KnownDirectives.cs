using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every directive exists and stands where it may (specification: Directives Are Defined, Directives Are in Valid Locations).</summary>
internal sealed class KnownDirectives(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> _places = new(StringComparer.Ordinal);

    public override void Enter(Document document)
    {
        foreach (var directive in context.KnownDirectives)
            _places[directive.Name] = [.. directive.Locations.Select(place => place.ToName())];
        foreach (var definition in document.Definitions.OfType<DirectiveDefinition>())
            _places[definition.Name.Value] = [.. definition.Locations.Select(place => place.Value)];
    }

    public override void Enter(Directive directive, DirectiveLocation place)
    {
        if (!_places.TryGetValue(directive.Name.Value, out var places))
            context.Report($"Unknown directive \"@{directive.Name}\".", directive);
        else if (!places.Contains(place.ToName()))
            context.Report($"Directive \"@{directive.Name}\" may not be used on {place.ToName()}.", directive);
    }
}
