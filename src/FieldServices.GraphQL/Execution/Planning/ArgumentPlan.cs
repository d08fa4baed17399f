using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Planning;

/// <summary>The arguments of a field in a document: coerced once when they hold no variables, else once for each request (specification: Coercing Field Arguments).</summary>
internal sealed class ArgumentPlan
{
    private readonly OutputField _field;
    private readonly Field _node;
    private readonly Argument?[] _given;

    public ArgumentPlan(OutputField field, Field node)
    {
        _field = field;
        _node = node;
        _given = new Argument?[field.Arguments.Count];
        if (_given.Length == 0)
        {
            Constant = FieldArguments.None;
            return;
        }
        foreach (var argument in node.Arguments)
        {
            if (IndexOf(argument.Name.Value) is var index and >= 0)
                _given[index] = argument;
        }
        if (!node.Arguments.Any(static argument => VariableReplacement.Holds(argument.Value)))
            Constant = TryCoerceConstant();
    }

    /// <summary>The arguments, when they are the same in every request.</summary>
    public FieldArguments? Constant { get; }

    /// <exception cref="FieldFailureException">An argument is missing or wrong.</exception>
    public FieldArguments Coerce(VariableValues variables)
    {
        var values = new object?[_given.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Coerce(_field.Arguments[i], _given[i], variables);
        return new FieldArguments(_field.Arguments, values);
    }

    private object? Coerce(InputField definition, Argument? given, VariableValues variables)
    {
        if (given?.Value is Variable variable)
            return OfVariable(definition, variable, variables);
        if (given is null)
            return OfDefault(definition, () => new FieldFailureException($"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.", _node.Location));
        if (given.Value is NullValue && definition.Type is NonNullType)
            throw new FieldFailureException($"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.", given.Value.Location);
        try
        {
            return LiteralCoercion.Coerce(given.Value, definition.Type, variables);
        }
        catch (ScalarCoercionException)
        {
            throw new FieldFailureException($"Argument \"{definition.Name}\" has invalid value {GraphQLPrinter.Print(given.Value)}.", given.Value.Location);
        }
    }

    private static object? OfVariable(InputField definition, Variable variable, VariableValues variables)
    {
        if (!variables.TryGet(variable.Name.Value, out var value))
        {
            return OfDefault(definition, () => new FieldFailureException(
                $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable \"${variable.Name.Value}\" which was not provided a runtime value.",
                variable.Location));
        }
        if (value is null && definition.Type is NonNullType)
            throw new FieldFailureException($"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.", variable.Location);
        return value;
    }

    private static object? OfDefault(InputField definition, Func<FieldFailureException> missing)
    {
        if (definition.Default is { } value)
            return value.Value;
        return definition.Type is NonNullType ? throw missing() : FieldArguments.Absent;
    }

    private FieldArguments? TryCoerceConstant()
    {
        try
        {
            return Coerce(VariableValues.Empty);
        }
        catch (FieldFailureException)
        {
            // Coerced again, and reported with its path, whenever the field is reached.
            return null;
        }
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _field.Arguments.Count; i++)
        {
            if (_field.Arguments[i].Name == name)
                return i;
        }
        return -1;
    }
}
