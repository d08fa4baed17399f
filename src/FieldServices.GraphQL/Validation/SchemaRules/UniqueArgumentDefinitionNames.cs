using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No field or directive takes an argument twice.</summary>
internal sealed class UniqueArgumentDefinitionNames(ValidationContext context) : RuleVisitor
{
    public override void Enter(TypeSystemDefinition definition)
    {
        switch (definition)
        {
            case DirectiveDefinition directive:
                Check($"@{directive.Name}", directive.Arguments);
                break;
            case IFieldsSyntax type:
                foreach (var field in type.Fields)
                    Check($"{type.Name}.{field.Name}", field.Arguments);
                break;
        }
    }

    private void Check(string owner, ImmutableArray<InputValueDefinition> arguments)
        => Duplicates.Report(
            arguments.Select(argument => argument.Name),
            (name, locations) => context.Report($"Argument \"{owner}({name}:)\" can only be defined once.", locations));
}
