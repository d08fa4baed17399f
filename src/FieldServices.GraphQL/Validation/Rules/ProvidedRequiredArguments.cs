using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every argument that must be given is given (specification: Required Arguments).</summary>
internal sealed class ProvidedRequiredArguments(ValidationContext context) : RuleVisitor
{
    private readonly ProvidedRequiredArgumentsOnDirectives _onDirectives = new(context);

    public override void Enter(Document document) => _onDirectives.Enter(document);

    public override void Leave(Directive directive) => _onDirectives.Leave(directive);

    public override void Leave(Field field)
    {
        if (context.Types.Field is not { } definition)
            return;
        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && !field.Arguments.Any(given => given.Name.Value == argument.Name))
            {
                context.Report(
                    $"Field \"{definition.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.",
                    field);
            }
        }
    }
}
