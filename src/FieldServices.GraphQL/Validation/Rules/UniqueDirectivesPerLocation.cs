using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>A directive stands once in a place unless it is repeatable (specification: Directives Are Unique per Location). A type
/// and its extensions are one place, and so is the schema.</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, bool> _isRepeatable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Location>> _seenOnTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Location> _seenOnSchema = new(StringComparer.Ordinal);

    public override void Enter(Document document)
    {
        foreach (var directive in context.KnownDirectives)
            _isRepeatable[directive.Name] = directive.IsRepeatable;
        foreach (var definition in document.Definitions.OfType<DirectiveDefinition>())
            _isRepeatable[definition.Name.Value] = definition.IsRepeatable;
    }

    public override void EnterAnnotated(SyntaxNode node, ImmutableArray<Directive> directives)
    {
        if (directives.IsEmpty)
            return;
        var seen = SeenAt(node);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (_isRepeatable.TryGetValue(name, out var isRepeatable) && !isRepeatable && !seen.TryAdd(name, directive.Location))
                context.Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive.Location);
        }
    }

    private Dictionary<string, Location> SeenAt(SyntaxNode node)
    {
        if (node is SchemaDefinition or SchemaExtension)
            return _seenOnSchema;
        if (node is not TypeSyntax type)
            return new(StringComparer.Ordinal);
        if (!_seenOnTypes.TryGetValue(type.Name.Value, out var seen))
            _seenOnTypes.Add(type.Name.Value, seen = new(StringComparer.Ordinal));
        return seen;
    }
}
