using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every argument of a directive is one that it takes; for type-system documents too.</summary>
internal sealed class KnownArgumentNamesOnDirectives(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, IReadOnlyList<string>> _arguments = new(StringComparer.Ordinal);

    public override void Enter(Document document)
    {
        foreach (var directive in context.KnownDirectives)
            _arguments[directive.Name] = [.. directive.Arguments.Select(argument => argument.Name)];
        foreach (var definition in document.Definitions.OfType<DirectiveDefinition>())
            _arguments[definition.Name.Value] = [.. definition.Arguments.Select(argument => argument.Name.Value)];
    }

    public override void Enter(Directive directive, DirectiveLocation place)
    {
        if (!_arguments.TryGetValue(directive.Name.Value, out var known))
            return;
        foreach (var argument in directive.Arguments)
        {
            var name = argument.Name.Value;
            if (!known.Contains(name, StringComparer.Ordinal))
                context.Report($"Unknown argument \"{name}\" on directive \"@{directive.Name}\"." + context.DidYouMean(name, known), argument);
        }
    }
}
