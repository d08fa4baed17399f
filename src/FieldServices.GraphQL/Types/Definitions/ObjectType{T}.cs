using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Types;

/// <summary>
/// An object type whose values are of the CLR type <typeparamref name="T"/>. Its fields are either pure, or fetch for all
/// objects of a level at once: a field that reaches a data store once per item cannot be written down.
/// </summary>
/// <typeparam name="T">The CLR type of the values.</typeparam>
public sealed class ObjectType<T> : ObjectType
    where T : notnull
{
    internal ObjectType(string name, string? description)
        : base(name, description, typeof(T))
    {
    }

    /// <summary>Adds a field that is computed from the object alone: synchronous, without side effects, callable from any thread.</summary>
    /// <param name="name">The name, unique in this type.</param>
    /// <param name="type">The type of the answer.</param>
    /// <param name="resolve">Computes the answer; may throw <see cref="GraphQLFieldException"/>.</param>
    /// <param name="description">What it answers, in Markdown.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public ObjectType<T> Field<TValue>(string name, SchemaType type, Func<T, TValue> resolve, string? description = null, string? deprecated = null)
    {
        Add(new OutputField(name, type, null, description, deprecated, new PureResolver<T, TValue>(resolve)));
        return this;
    }

    /// <summary>Adds a field that is computed from the object and the arguments alone: synchronous, without side effects, callable from any thread.</summary>
    /// <param name="name">The name, unique in this type.</param>
    /// <param name="type">The type of the answer.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="resolve">Computes the answer; may throw <see cref="GraphQLFieldException"/>.</param>
    /// <param name="description">What it answers, in Markdown.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public ObjectType<T> Field<TValue>(
        string name,
        SchemaType type,
        IReadOnlyList<InputField> args,
        Func<T, FieldArguments, TValue> resolve,
        string? description = null,
        string? deprecated = null)
    {
        Add(new OutputField(name, type, args, description, deprecated, new PureArgumentsResolver<T, TValue>(resolve)));
        return this;
    }

    /// <summary>
    /// Adds a field that fetches. It is asked once for all objects of a level that selected it, with the distinct keys in the
    /// order of their first appearance. A null key, and a key that the answer lacks, is null. A value may be a
    /// <see cref="GraphQLFieldException"/>, which is then the error of the objects with that key alone.
    /// </summary>
    /// <param name="name">The name, unique in this type.</param>
    /// <param name="type">The type of the answer for one object.</param>
    /// <param name="key">The key of an object, a <typeparamref name="TKey"/> or null; pure.</param>
    /// <param name="load">Fetches the values of many keys. What it throws is the error of every object that asked.</param>
    /// <param name="description">What it answers, in Markdown.</param>
    /// <param name="args">The arguments, the same for all objects of one call.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public ObjectType<T> Batch<TKey, TValue>(
        string name,
        SchemaType type,
        Func<T, object?> key,
        Func<IReadOnlyList<TKey>, FieldContext, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load,
        string? description = null,
        IReadOnlyList<InputField>? args = null,
        string? deprecated = null)
        where TKey : notnull
    {
        Add(new OutputField(name, type, args, description, deprecated, new BatchResolver<T, TKey, TValue>(key, load)));
        return this;
    }

    /// <summary>Declares that the type has the fields of the interface.</summary>
    public ObjectType<T> Implements(InterfaceType type)
    {
        Add(type);
        return this;
    }
}
