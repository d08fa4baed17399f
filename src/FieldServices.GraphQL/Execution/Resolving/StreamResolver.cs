namespace FieldServices.GraphQL.Execution.Resolving;

/// <summary>A field of the subscription type: a stream of values.</summary>
internal abstract class StreamResolver : FieldResolver
{
    public abstract IAsyncEnumerable<object?> Subscribe(FieldContext context, CancellationToken cancellation);
}

internal sealed class StreamResolver<TValue>(Func<FieldContext, CancellationToken, IAsyncEnumerable<TValue>> subscribe) : StreamResolver
{
    public override IAsyncEnumerable<object?> Subscribe(FieldContext context, CancellationToken cancellation) =>
        Box(subscribe(context, cancellation), cancellation);

    private static async IAsyncEnumerable<object?> Box(
        IAsyncEnumerable<TValue> stream,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in stream.WithCancellation(cancellation))
            yield return item;
    }
}
