using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>Directives may stand somewhere, and their arguments have input types (specification: Type System Directives, Type Validation).</summary>
internal static class DirectiveChecks
{
    public static void Run(SchemaDirective directive, List<GraphQLError> errors)
    {
        NameChecks.Check(directive.Name, Places.Of(directive), errors);
        if (directive.Locations.IsEmpty)
            errors.Add(new GraphQLError($"Directive @{directive.Name} must include 1 or more locations.", Places.Of(directive)));
        ArgumentChecks.Run($"@{directive.Name}", directive.Arguments, errors);
    }
}
