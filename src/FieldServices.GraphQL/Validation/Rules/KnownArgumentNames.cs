using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every argument is one that its field or directive takes (specification: Argument Names).</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : RuleVisitor
{
    private readonly KnownArgumentNamesOnDirectives _onDirectives = new(context);

    public override void Enter(Document document) => _onDirectives.Enter(document);

    public override void Enter(Directive directive, DirectiveLocation place) => _onDirectives.Enter(directive, place);

    public override void Enter(Argument argument)
    {
        if (context.Types is not { InDirective: false, Argument: null, Field: { } field, Parent: { } parent })
            return;
        var suggestion = context.DidYouMean(argument.Name.Value, field.Arguments.Select(known => known.Name));
        context.Report($"Unknown argument \"{argument.Name}\" on field \"{parent.Name}.{field.Name}\"." + suggestion, argument);
    }
}
