using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Types;

/// <summary>The object type where subscriptions begin (specification: Subscription).</summary>
public sealed class SubscriptionType : ObjectType
{
    internal SubscriptionType(string name, string? description)
        : base(name, description, null)
    {
    }

    /// <summary>Adds a field that answers a stream: each item is the value of the field in one response.</summary>
    /// <param name="name">The name, unique in this type.</param>
    /// <param name="type">The type of one item.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="subscribe">Opens the stream; the token is cancelled when the client goes. To throw <see cref="GraphQLFieldException"/> refuses or ends it.</param>
    /// <param name="description">What it answers, in Markdown.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public SubscriptionType Field<TValue>(
        string name,
        SchemaType type,
        IReadOnlyList<InputField>? args,
        Func<FieldContext, CancellationToken, IAsyncEnumerable<TValue>> subscribe,
        string? description = null,
        string? deprecated = null)
    {
        Add(new OutputField(name, type, args, description, deprecated, new StreamResolver<TValue>(subscribe)));
        return this;
    }
}
