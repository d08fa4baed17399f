using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>The default of an argument or input field, given in code as a CLR value or in the schema language as a literal.</summary>
public sealed class DefaultValue
{
    private object? _value;

    private DefaultValue(object? value, Value? literal)
    {
        _value = value;
        Literal = literal;
    }

    /// <summary>The default that is null itself, which is something else than no default.</summary>
    public static DefaultValue Null { get; } = new(null, new NullValue(default)) { IsCoerced = true };

    /// <summary>The literal of the schema language. For a default given in code it is there once the schema is built.</summary>
    public Value? Literal { get; private set; }

    /// <summary>The value as resolvers receive it. For a default given as a literal it is there once the schema is built.</summary>
    public object? Value => _value;

    /// <summary>The literal as introspection shows it.</summary>
    internal string Print() => GraphQLPrinter.Print(Literal!);

    internal bool IsCoerced { get; private set; }

    internal static DefaultValue OfClr(object value) => new(value, null) { IsCoerced = true };

    internal static DefaultValue Of(object? value, Value literal) => new(value, literal) { IsCoerced = true };

    internal static DefaultValue OfLiteral(Value literal) => new(null, literal);

    internal void SetLiteral(Value literal) => Literal = literal;

    internal void SetValue(object? value)
    {
        _value = value;
        IsCoerced = true;
    }
}
