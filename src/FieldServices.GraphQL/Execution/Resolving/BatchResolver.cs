namespace FieldServices.GraphQL.Execution.Resolving;

/// <summary>Fetches the values of many parents in one call.</summary>
internal abstract class BatchResolver : FieldResolver
{
    public abstract object? Key(object parent);

    /// <summary>The values of the keys, in the order of the keys; null for those the loader does not know.</summary>
    public abstract Task<object?[]> LoadAsync(IReadOnlyList<object> keys, FieldContext context, CancellationToken cancellation);
}

internal sealed class BatchResolver<TParent, TKey, TValue>(
    Func<TParent, object?> key,
    Func<IReadOnlyList<TKey>, FieldContext, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load) : BatchResolver
    where TParent : notnull
    where TKey : notnull
{
    public override object? Key(object parent) => key((TParent)parent);

    public override async Task<object?[]> LoadAsync(IReadOnlyList<object> keys, FieldContext context, CancellationToken cancellation)
    {
        var typed = new TKey[keys.Count];
        for (var i = 0; i < typed.Length; i++)
            typed[i] = (TKey)keys[i];
        var found = await load(typed, context, cancellation);
        var values = new object?[typed.Length];
        for (var i = 0; i < typed.Length; i++)
            values[i] = found.TryGetValue(typed[i], out var value) ? value : null;
        return values;
    }
}
