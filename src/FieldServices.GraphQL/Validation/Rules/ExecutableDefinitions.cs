using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Only operations and fragments can be executed.</summary>
internal sealed class ExecutableDefinitions(ValidationContext context) : RuleVisitor
{
    public override void Enter(Document document)
    {
        foreach (var definition in document.Definitions.OfType<TypeSystemDefinition>())
            context.Report($"The {Describe(definition)} definition is not executable.", definition);
    }

    private static string Describe(TypeSystemDefinition definition) => definition switch
    {
        TypeSyntax type => $"\"{type.Name}\"",
        DirectiveDefinition directive => $"\"{directive.Name}\"",
        _ => "schema",
    };
}
