using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Documents;

/// <summary>Finds where a document asks the schema to describe itself.</summary>
internal static class IntrospectionGuard
{
    /// <summary>Refuses each place where <c>__schema</c> or <c>__type</c> is selected.</summary>
    public static IReadOnlyList<GraphQLError> Check(Document document)
    {
        var errors = new List<GraphQLError>();
        foreach (var definition in document.Definitions.OfType<ExecutableDefinition>())
            Check(definition.SelectionSet, errors);
        return errors;
    }

    private static void Check(SelectionSet set, List<GraphQLError> errors)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is Field { Name.Value: "__schema" or "__type" } field)
                errors.Add(new GraphQLError($"GraphQL introspection is turned off here, but the document asks for \"{field.Name.Value}\".", field.Location));
            else if (selection is Field { SelectionSet: { } below })
                Check(below, errors);
            else if (selection is InlineFragment inline)
                Check(inline.SelectionSet, errors);
        }
    }
}
