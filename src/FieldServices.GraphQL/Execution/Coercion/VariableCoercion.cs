using System.Text.Json;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>Coerces the variables of a request before anything runs (specification: Coercing Variable Values).</summary>
internal static class VariableCoercion
{
    private const int MostErrors = 50;

    /// <param name="schema">Where the types of the variables are defined.</param>
    /// <param name="operation">The operation that declares the variables.</param>
    /// <param name="given">The JSON object that the client sent; other kinds of JSON count as empty.</param>
    /// <param name="suggest">Whether messages propose names of the schema.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public static VariableValues Coerce(Schema schema, OperationDefinition operation, JsonElement given, bool suggest, List<GraphQLError> errors)
    {
        if (operation.VariableDefinitions.IsEmpty)
            return VariableValues.Empty;
        var values = new VariableValues();
        foreach (var definition in operation.VariableDefinitions)
        {
            Coerce(schema, definition, given, suggest, values, errors);
            if (errors.Count < MostErrors)
                continue;
            errors.RemoveRange(MostErrors, errors.Count - MostErrors);
            errors.Add(new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted."));
            return values;
        }
        return values;
    }

    private static void Coerce(Schema schema, VariableDefinition definition, JsonElement given, bool suggest, VariableValues values, List<GraphQLError> errors)
    {
        var name = definition.Variable.Name.Value;
        if (schema.FindType(definition.Type) is not { IsInput: true } type)
        {
            errors.Add(new GraphQLError($"Variable \"${name}\" expected value of type \"{GraphQLPrinter.Print(definition.Type)}\" which cannot be used as an input type.", definition.Type.Location));
            return;
        }
        if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty(name, out var json))
            UseDefault(definition, type, values, errors);
        else if (json.ValueKind == JsonValueKind.Null && type is NonNullType)
            errors.Add(new GraphQLError($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", definition.Location));
        else
            values.Add(name, new JsonCoercion(Report, suggest).Coerce(json, type, null), json);

        void Report(JsonPath? path, JsonElement wrong, string message)
        {
            if (errors.Count > MostErrors)
                return;
            var place = path is null ? "" : $" at \"{name}{path}\"";
            errors.Add(new GraphQLError($"Variable \"${name}\" got invalid value {JsonInspection.Show(wrong)}{place}; {message}", definition.Location));
        }
    }

    private static void UseDefault(VariableDefinition definition, SchemaType type, VariableValues values, List<GraphQLError> errors)
    {
        var name = definition.Variable.Name.Value;
        if (definition.DefaultValue is { } literal)
            CoerceDefault(name, literal, type, values, errors);
        else if (type is NonNullType)
            errors.Add(new GraphQLError($"Variable \"${name}\" of required type \"{type}\" was not provided.", definition.Location));
    }

    private static void CoerceDefault(string name, Value literal, SchemaType type, VariableValues values, List<GraphQLError> errors)
    {
        try
        {
            values.AddDefault(name, LiteralCoercion.Coerce(literal, type, null), literal);
        }
        catch (ScalarCoercionException exception)
        {
            errors.Add(new GraphQLError($"Variable \"${name}\" has invalid default value; {exception.Message}", literal.Location));
        }
    }
}
