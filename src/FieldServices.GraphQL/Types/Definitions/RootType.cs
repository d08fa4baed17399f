using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Types;

/// <summary>The object type where queries or mutations begin (specification: Root Operation Types). Only its fields, and batches, may do I/O.</summary>
public sealed class RootType : ObjectType
{
    internal RootType(string name, string? description)
        : base(name, description, null)
    {
    }

    /// <summary>
    /// Adds a field that may do I/O. The fields of a query run side by side; those of a mutation one after another, each with
    /// everything selected below it.
    /// </summary>
    /// <param name="name">The name, unique in this type.</param>
    /// <param name="type">The type of the answer.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="resolve">Computes the answer; may throw <see cref="GraphQLFieldException"/>, everything else is masked.</param>
    /// <param name="description">What it answers, in Markdown.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public RootType Field<TValue>(
        string name,
        SchemaType type,
        IReadOnlyList<InputField>? args,
        Func<FieldContext, CancellationToken, Task<TValue>> resolve,
        string? description = null,
        string? deprecated = null)
    {
        Add(new OutputField(name, type, args, description, deprecated, new RootResolver<TValue>(resolve)));
        return this;
    }
}
