using FieldServices.EventStore.Reading;

namespace FieldServices.EventStore.Caching;

/// <summary>
/// Remembers the folded states of the streams used last, so that a decision on one of them needs no reading: an append is then
/// the only round trip. What is remembered may be behind the log, because other nodes append too. That is safe for whatever ends in
/// an append with the remembered version, which is refused when it is not the latest; before answering anything else (a rejection,
/// a state), or after a <see cref="Appending.ConcurrencyException"/>, call <see cref="RefreshAsync{TState}"/>, which reads only
/// what is new. Bounded by bytes; safe for any number of concurrent callers. States must be immutable.
/// </summary>
/// <param name="log">The log behind it.</param>
/// <param name="bytes">
/// How much to remember, measured by the stored bodies that the states were folded from; the least recently used goes first.
/// </param>
public sealed class StateCache(EventLog log, long bytes = 64 << 20)
{
    // What an entry takes besides its events: keys, links and the state's own frame.
    private const int Frame = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<(TenantId Tenant, StreamId Stream), LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private long used;

    /// <summary>How many states are remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return entries.Count;
        }
    }

    /// <summary>The state as it is remembered, without asking the database; read and folded when it is not.</summary>
    /// <typeparam name="TState">The state's type, the same for every use of one stream type.</typeparam>
    public async ValueTask<Folded<TState>> LoadAsync<TState>(
        TenantId tenant, StreamId stream, TState initial, Func<TState, object, TState> evolve, CancellationToken cancellationToken = default)
        where TState : class
    {
        return Find(tenant, stream) is { } entry
            ? entry.As<TState>()
            : await FoldAsync(tenant, stream, new Entry((tenant, stream), initial, 0, 0, null, Frame), evolve, cancellationToken);
    }

    /// <summary>The state as it is now: only the events after the remembered ones are read.</summary>
    /// <typeparam name="TState">The state's type, the same for every use of one stream type.</typeparam>
    public Task<Folded<TState>> RefreshAsync<TState>(
        TenantId tenant, StreamId stream, TState initial, Func<TState, object, TState> evolve, CancellationToken cancellationToken = default)
        where TState : class =>
        FoldAsync(tenant, stream, Find(tenant, stream) ?? new Entry((tenant, stream), initial, 0, 0, null, Frame), evolve, cancellationToken);

    /// <summary>Takes over what the caller has just appended, so that the next decision starts from it.</summary>
    /// <typeparam name="TState">The state's type, the same for every use of one stream type.</typeparam>
    /// <param name="append">What was appended.</param>
    /// <param name="appended">Where it stands.</param>
    /// <param name="before">The state that it was decided on.</param>
    /// <param name="evolve">The fold.</param>
    public void Advance<TState>(Appending.Append append, Appending.Appended appended, Folded<TState> before, Func<TState, object, TState> evolve)
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(append);
        ArgumentNullException.ThrowIfNull(appended);
        ArgumentNullException.ThrowIfNull(before);
        if (before.Version + append.Events.Count != appended.Version)
            return;
        var size = append.Events.Sum(e => log.Catalog.Serialize(e).Length);
        var state = append.Events.Aggregate(before.State, evolve);
        var known = Find(append.Tenant, append.Stream)?.Bytes ?? Frame;
        Keep(new Entry((append.Tenant, append.Stream), state, appended.Version, appended.Position, Stored(append.EffectiveAt), known + size));
    }

    // The log keeps microseconds.
    private static DateTimeOffset Stored(DateTimeOffset time) =>
        time.ToUniversalTime().AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private async Task<Folded<TState>> FoldAsync<TState>(
        TenantId tenant, StreamId stream, Entry entry, Func<TState, object, TState> evolve, CancellationToken cancellationToken)
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(evolve);
        var range = new StreamRange(FromVersion: entry.Version + 1);
        await foreach (var (envelope, size) in log.ReadSizedAsync(tenant, stream, range, cancellationToken))
            entry = entry.After<TState>(envelope, evolve, size);
        if (entry.Version > 0)
            Keep(entry);
        return entry.As<TState>();
    }

    private Entry? Find(TenantId tenant, StreamId stream)
    {
        lock (gate)
        {
            if (!entries.TryGetValue((tenant, stream), out var node))
                return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value;
        }
    }

    private void Keep(Entry entry)
    {
        lock (gate)
        {
            if (entries.TryGetValue(entry.Key, out var known))
            {
                // Two callers may come back in the other order than they read.
                if (known.Value.Version > entry.Version)
                    return;
                Drop(known);
            }
            entries[entry.Key] = byUse.AddFirst(entry);
            used += entry.Bytes;
            while (used > bytes)
                Drop(byUse.Last!);
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
        used -= node.Value.Bytes;
    }

    private sealed record Entry(
        (TenantId Tenant, StreamId Stream) Key, object State, long Version, long Position, DateTimeOffset? EffectiveAt, long Bytes)
    {
        public Folded<TState> As<TState>() => new((TState)State, Version, Position, EffectiveAt);

        public Entry After<TState>(Envelope envelope, Func<TState, object, TState> evolve, int size)
            where TState : class
        {
            var next = As<TState>().After(envelope, evolve);
            return new(Key, next.State, next.Version, next.Position, next.EffectiveAt, Bytes + size);
        }
    }
}
