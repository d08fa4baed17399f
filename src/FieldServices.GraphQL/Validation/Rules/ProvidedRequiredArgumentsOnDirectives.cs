using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every argument that a directive must be given is given; for type-system documents too.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectives(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, IReadOnlyList<(string Name, string Type)>> _required = new(StringComparer.Ordinal);

    public override void Enter(Document document)
    {
        foreach (var directive in context.KnownDirectives)
        {
            _required[directive.Name] =
                [.. directive.Arguments.Where(argument => argument.IsRequired).Select(argument => (argument.Name, argument.Type.ToString()))];
        }
        foreach (var definition in document.Definitions.OfType<DirectiveDefinition>())
        {
            _required[definition.Name.Value] =
                [.. definition.Arguments.Where(IsRequired).Select(argument => (argument.Name.Value, argument.Type.ToString()))];
        }
    }

    public override void Leave(Directive directive)
    {
        foreach (var (name, type) in _required.GetValueOrDefault(directive.Name.Value) ?? [])
        {
            if (!directive.Arguments.Any(given => given.Name.Value == name))
            {
                context.Report(
                    $"Directive \"@{directive.Name}\" argument \"{name}\" of type \"{type}\" is required, but it was not provided.", directive);
            }
        }
    }

    private static bool IsRequired(InputValueDefinition argument) => argument is { Type: NonNullTypeReference, DefaultValue: null };
}
