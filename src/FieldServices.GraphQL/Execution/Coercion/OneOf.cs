using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>Exactly one field, and not null (specification: OneOf Input Objects, Input Coercion).</summary>
internal static class OneOf
{
    /// <param name="type">The input object.</param>
    /// <param name="written">How many fields the client wrote, those with missing variables included.</param>
    /// <param name="values">The fields that have a value.</param>
    /// <exception cref="ScalarCoercionException">The rule is broken.</exception>
    public static void Require(InputObjectType type, int written, Dictionary<string, object?> values)
    {
        if (written != 1 || values.Count != 1)
            throw new ScalarCoercionException($"Exactly one key must be specified for OneOf type \"{type}\".");
        var (name, value) = values.First();
        if (value is null)
            throw new ScalarCoercionException($"Field \"{name}\" must be non-null.");
    }
}
