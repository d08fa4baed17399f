using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>From a literal, and the variables in it, to what resolvers receive (specification: Input Coercion of each kind of type).</summary>
internal static class LiteralCoercion
{
    /// <param name="literal">The literal; a variable only when it has a value.</param>
    /// <param name="type">The type that is expected.</param>
    /// <param name="variables">The variables; null where none may stand.</param>
    /// <exception cref="ScalarCoercionException">The literal is no value of the type.</exception>
    public static object? Coerce(Value literal, SchemaType type, VariableValues? variables) => (literal, type) switch
    {
        (Variable variable, _) => OfVariable(variable, type, variables),
        (NullValue, NonNullType) => throw new ScalarCoercionException($"Expected value of non-null type \"{type}\" not to be null."),
        (_, NonNullType wrapper) => Coerce(literal, wrapper.Of, variables),
        (NullValue, _) => null,
        (ListValue items, ListType list) => OfItems(items, list, variables),
        (_, ListType list) => new object?[] { Coerce(literal, list.Of, variables) },
        (EnumValue name, EnumType members) => (members.FindMember(name.Text)
            ?? throw new ScalarCoercionException($"Value \"{name.Text}\" does not exist in \"{type}\" enum.")).Value,
        (_, EnumType) => throw new ScalarCoercionException($"Enum \"{type}\" cannot represent non-enum value: {Describe.Literal(literal)}."),
        (ObjectValue fields, InputObjectType input) => OfFields(fields, input, variables),
        (_, InputObjectType) => throw new ScalarCoercionException($"Expected value of type \"{type}\" to be an object, found {Describe.Literal(literal)}."),
        (_, ScalarType scalar) => scalar.ParseLiteral(VariableReplacement.Replace(literal, variables)),
        _ => throw new ScalarCoercionException($"\"{type}\" is no input type."),
    };

    private static object? OfVariable(Variable variable, SchemaType type, VariableValues? variables)
    {
        if (variables is null || !variables.TryGet(variable.Name.Value, out var value))
            throw new ScalarCoercionException($"Variable \"${variable.Name.Value}\" has no value.");
        if (value is null && type is NonNullType)
            throw new ScalarCoercionException($"Variable \"${variable.Name.Value}\" of non-null type \"{type}\" must not be null.");
        return value;
    }

    private static object?[] OfItems(ListValue items, ListType list, VariableValues? variables)
    {
        var values = new object?[items.Items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var item = items.Items[i];
            values[i] = IsMissing(item, variables) && list.Of is not NonNullType ? null : Coerce(item, list.Of, variables);
        }
        return values;
    }

    private static Dictionary<string, object?> OfFields(ObjectValue literal, InputObjectType type, VariableValues? variables)
    {
        RefuseUnknown(literal, type);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (Find(literal, field.Name) is { } given && !IsMissing(given, variables))
                values.Add(field.Name, Coerce(given, field.Type, variables));
            else if (field.Default is { } value)
                values.Add(field.Name, InputDefaults.ValueOf(value, field));
            else if (field.Type is NonNullType)
                throw new ScalarCoercionException($"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }
        if (type.IsOneOf)
            OneOf.Require(type, literal.Fields.Length, values);
        return values;
    }

    private static void RefuseUnknown(ObjectValue literal, InputObjectType type)
    {
        foreach (var given in literal.Fields)
        {
            if (type.FindField(given.Name.Value) is null)
                throw new ScalarCoercionException($"Field \"{given.Name.Value}\" is not defined by type \"{type}\".");
        }
    }

    private static Value? Find(ObjectValue literal, string name)
    {
        foreach (var field in literal.Fields)
        {
            if (field.Name.Value == name)
                return field.Value;
        }
        return null;
    }

    private static bool IsMissing(Value literal, VariableValues? variables) =>
        literal is Variable variable && (variables is null || !variables.TryGet(variable.Name.Value, out _));
}
