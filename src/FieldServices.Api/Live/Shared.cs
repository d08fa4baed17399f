namespace FieldServices.Api.Live;

/// <summary>Things that several users share: made for the first, ended after the last. Safe for concurrent use.</summary>
internal sealed class Shared<TKey, T>(Func<TKey, T> make)
    where TKey : notnull
    where T : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, (T Value, int Users)> known = [];

    /// <summary>How many there are now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return known.Count;
        }
    }

    public Lease Take(TKey key)
    {
        lock (gate)
        {
            var (value, users) = known.TryGetValue(key, out var found) ? found : (make(key), 0);
            known[key] = (value, users + 1);
            return new Lease(this, key, value);
        }
    }

    private ValueTask ReturnAsync(TKey key)
    {
        lock (gate)
        {
            var (value, users) = known[key];
            if (users > 1)
            {
                known[key] = (value, users - 1);
                return ValueTask.CompletedTask;
            }
            known.Remove(key);
            return value.DisposeAsync();
        }
    }

    internal sealed class Lease(Shared<TKey, T> owner, TKey key, T value) : IAsyncDisposable
    {
        private int returned;

        public T Value { get; } = value;

        public ValueTask DisposeAsync() => Interlocked.Exchange(ref returned, 1) == 0 ? owner.ReturnAsync(key) : ValueTask.CompletedTask;
    }
}
