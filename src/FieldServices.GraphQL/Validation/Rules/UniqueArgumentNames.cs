using System.Collections.Immutable;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>No field or directive is given an argument twice (specification: Argument Uniqueness).</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : RuleVisitor
{
    public override void Enter(Field field) => Check(field.Arguments);

    public override void Enter(Directive directive, DirectiveLocation place) => Check(directive.Arguments);

    private void Check(ImmutableArray<Argument> arguments)
    {
        if (arguments.Length > 1)
        {
            Duplicates.Report(
                arguments.Select(argument => argument.Name),
                (name, locations) => context.Report($"There can be only one argument named \"{name}\".", locations));
        }
    }
}
