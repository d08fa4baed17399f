using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>The defaults of input fields.</summary>
internal static class InputDefaults
{
    /// <summary>The default's value; while a schema is being built, a default may depend on another that is not there yet.</summary>
    /// <exception cref="ScalarCoercionException">The default is no value of its type.</exception>
    public static object? ValueOf(DefaultValue value, InputField field)
    {
        if (!value.IsCoerced)
            value.SetValue(LiteralCoercion.Coerce(value.Literal!, field.Type, null));
        return value.Value;
    }
}
