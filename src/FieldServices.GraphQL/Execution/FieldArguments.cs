using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution;

/// <summary>
/// The coerced arguments of a field (specification: Coercing Field Arguments). A value is what its type makes of it: a built-in
/// scalar an <see cref="int"/>, <see cref="double"/>, <see cref="string"/> or <see cref="bool"/>, an enum its registered value, a
/// list an <c>IReadOnlyList&lt;object?&gt;</c>, an input object an <c>IReadOnlyDictionary&lt;string, object?&gt;</c> that lacks the
/// fields that were not given. Immutable.
/// </summary>
public sealed class FieldArguments
{
    internal static readonly object Absent = new();
    internal static readonly FieldArguments None = new([], []);

    private readonly IReadOnlyList<InputField> _definitions;
    private readonly object?[] _values;

    internal FieldArguments(IReadOnlyList<InputField> definitions, object?[] values)
    {
        _definitions = definitions;
        _values = values;
    }

    /// <summary>How many arguments the field defines, given or not.</summary>
    internal int Count => _values.Length;

    /// <summary>Whether the client gave the argument, be it as null, or it has a default.</summary>
    /// <exception cref="ArgumentException">The field defines no such argument.</exception>
    public bool HasArgument(string name) => !ReferenceEquals(Find(name), Absent);

    /// <summary>The argument; the default of <typeparamref name="T"/> when it is null or absent.</summary>
    /// <exception cref="ArgumentException">The field defines no such argument.</exception>
    /// <exception cref="InvalidCastException">The value is of another type: a mistake in the registration.</exception>
    public T? Argument<T>(string name)
    {
        var value = Find(name);
        return value is null || ReferenceEquals(value, Absent) ? default : (T)value;
    }

    /// <summary>The items of a list argument; null when it is null or absent.</summary>
    /// <exception cref="ArgumentException">The field defines no such argument.</exception>
    public IReadOnlyList<T>? ArgumentList<T>(string name) =>
        Argument<IReadOnlyList<object?>>(name) is { } items ? [.. items.Select(static item => (T)item!)] : null;

    /// <summary>The arguments that are present, in the order of their definition.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Present()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (!ReferenceEquals(_values[i], Absent))
                yield return new(_definitions[i].Name, _values[i]);
        }
    }

    private object? Find(string name)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_definitions[i].Name == name)
                return _values[i];
        }
        throw new ArgumentException($"The field has no argument \"{name}\".", nameof(name));
    }
}
