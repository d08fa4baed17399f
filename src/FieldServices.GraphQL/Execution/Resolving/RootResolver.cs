namespace FieldServices.GraphQL.Execution.Resolving;

/// <summary>A field of a root type, which may do I/O.</summary>
internal abstract class RootResolver : FieldResolver
{
    public abstract Task<object?> ResolveAsync(FieldContext context, CancellationToken cancellation);
}

internal sealed class RootResolver<TValue>(Func<FieldContext, CancellationToken, Task<TValue>> resolve) : RootResolver
{
    public override async Task<object?> ResolveAsync(FieldContext context, CancellationToken cancellation) =>
        await resolve(context, cancellation);
}
