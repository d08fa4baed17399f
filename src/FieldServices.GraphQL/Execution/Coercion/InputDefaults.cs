using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>Gives the fields of an input object that the client left out their defaults.</summary>
internal static class InputDefaults
{
    /// <exception cref="ScalarCoercionException">A required field was left out.</exception>
    public static void Fill(InputObjectType type, Dictionary<string, object?> values)
    {
        foreach (var field in type.Fields)
        {
            if (values.ContainsKey(field.Name))
                continue;
            if (field.Default is { } value)
                values.Add(field.Name, ValueOf(value, field));
            else if (field.Type is NonNullType)
                throw new ScalarCoercionException($"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }
    }

    /// <summary>The default's value; while a schema is being built, a default may depend on another that is not there yet.</summary>
    private static object? ValueOf(DefaultValue value, InputField field)
    {
        if (!value.IsCoerced)
            value.SetValue(LiteralCoercion.Coerce(value.Literal!, field.Type, null));
        return value.Value;
    }
}
