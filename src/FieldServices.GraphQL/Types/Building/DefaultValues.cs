using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Coercion;

namespace FieldServices.GraphQL.Types;

/// <summary>Gives every default both of its forms: the literal that introspection shows, and the value that resolvers receive.</summary>
internal static class DefaultValues
{
    public static void Complete(IReadOnlyList<NamedType> types, IReadOnlyList<SchemaDirective> directives, List<GraphQLError> errors)
    {
        foreach (var (place, input) in InputsOf(types, directives))
        {
            if (input.Default is { } value)
                Complete(place, input, value, errors);
        }
    }

    private static IEnumerable<(string Place, InputField Input)> InputsOf(IReadOnlyList<NamedType> types, IReadOnlyList<SchemaDirective> directives)
    {
        foreach (var input in types.OfType<InputObjectType>())
        {
            foreach (var field in input.Fields)
                yield return ($"{input.Name}.{field.Name}", field);
        }
        foreach (var type in types.OfType<FieldsType>())
        {
            foreach (var field in type.Fields)
            {
                foreach (var argument in field.Arguments)
                    yield return ($"{type.Name}.{field.Name}({argument.Name}:)", argument);
            }
        }
        foreach (var directive in directives)
        {
            foreach (var argument in directive.Arguments)
                yield return ($"@{directive.Name}({argument.Name}:)", argument);
        }
    }

    private static void Complete(string place, InputField input, DefaultValue value, List<GraphQLError> errors)
    {
        try
        {
            if (value.Literal is null)
                value.SetLiteral(ClrLiteral.Of(value.Value, input.Type));
            if (!value.IsCoerced)
                value.SetValue(LiteralCoercion.Coerce(value.Literal!, input.Type, null));
        }
        catch (ScalarCoercionException exception)
        {
            var locations = input.Syntax?.DefaultValue is { } literal ? literal.Location : default(Language.Location?);
            var message = $"{place} has invalid default value: {exception.Message}";
            errors.Add(locations is { } location ? new GraphQLError(message, location) : new GraphQLError(message));
        }
    }
}
