using FieldServices.EventStore.Reading;

namespace FieldServices.EventStore.Caching;

/// <summary>
/// Remembers the folded states of the streams used last, so that a decision on one of them needs no reading: an append is then
/// the only round trip. What is remembered may be behind the log, because other nodes append too. That is safe for whatever ends in
/// an append with the remembered version, which is refused when it is not the latest; before answering anything else (a rejection,
/// a state), or after a <see cref="Appending.ConcurrencyException"/>, call <see cref="RefreshAsync{TState}"/>, which reads only
/// what is new. A stream that is not remembered is read from its snapshot on, where its fold has a format for them; snapshots are written
/// in the background and nothing depends on them. Bounded by bytes; safe for any number of concurrent callers. States must be immutable.
/// </summary>
/// <param name="log">The log behind it.</param>
/// <param name="bytes">
/// How much to remember, measured by the stored bodies that the states were folded from; the least recently used goes first.
/// </param>
/// <param name="snapshotFailed">Told when a snapshot could not be written, from another thread; null to pass over it.</param>
public sealed class StateCache(EventLog log, long bytes = 64 << 20, Action<Exception>? snapshotFailed = null)
{
    private readonly SnapshotTable snapshots = new(log.Places, log.Catalog);
    private readonly SnapshotWriter writer = new(new(log.Places, log.Catalog), snapshotFailed ?? (static _ => { }));
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
    public async ValueTask<Folded<TState>> LoadAsync<TState>(
        TenantId tenant, StreamId stream, StateFold<TState> fold, CancellationToken cancellationToken = default)
        where TState : class =>
        Find(tenant, stream) is { } entry ? entry.As<TState>() : await FoldAsync(tenant, stream, null, fold, cancellationToken);

    /// <summary>The state as it is now: only the events after the remembered ones are read.</summary>
    public Task<Folded<TState>> RefreshAsync<TState>(
        TenantId tenant, StreamId stream, StateFold<TState> fold, CancellationToken cancellationToken = default)
        where TState : class =>
        FoldAsync(tenant, stream, Find(tenant, stream), fold, cancellationToken);

    /// <summary>Takes over what the caller has just appended, so that the next decision starts from it.</summary>
    /// <param name="append">What was appended.</param>
    /// <param name="appended">Where it stands.</param>
    /// <param name="before">The state that it was decided on.</param>
    /// <param name="fold">The fold.</param>
    public void Advance<TState>(Appending.Append append, Appending.Appended appended, Folded<TState> before, StateFold<TState> fold)
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(append);
        ArgumentNullException.ThrowIfNull(appended);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(fold);
        if (before.Version + append.Events.Count != appended.Version)
            return;
        var known = Find(append.Tenant, append.Stream) ?? Entry.Empty(append.Tenant, append.Stream, fold.Initial);
        var size = append.Events.Sum(e => log.Catalog.Serialize(e).Length);
        Keep(new Entry(
            known.Key, append.Events.Aggregate(before.State, fold.Evolve), appended.Version, appended.Position, appended.RecordedAt,
            Stored(append.EffectiveAt), known.Bytes + size, known.SnapshotAt), fold.Snapshots);
    }

    /// <summary>Ends when the snapshots that are due so far are written.</summary>
    public Task SettledAsync() => writer.SettledAsync();

    // The log keeps microseconds.
    private static DateTimeOffset Stored(DateTimeOffset time) =>
        time.ToUniversalTime().AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private async Task<Folded<TState>> FoldAsync<TState>(
        TenantId tenant, StreamId stream, Entry? known, StateFold<TState> fold, CancellationToken cancellationToken)
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(fold);
        var entry = known ?? Entry.Empty(tenant, stream, fold.Initial);
        if (known is not null || fold.Snapshots is not { } format)
            entry = await ReadOnAsync(entry, fold, cancellationToken);
        else
            entry = await snapshots.FoldAsync(entry, fold, format, cancellationToken)
                ?? await ReadOnAsync(SnapshotTable.Replacing(entry), fold, cancellationToken);
        if (entry.Version > 0)
            Keep(entry, fold.Snapshots);
        return entry.As<TState>();
    }

    private async Task<Entry> ReadOnAsync<TState>(Entry entry, StateFold<TState> fold, CancellationToken cancellationToken)
        where TState : class
    {
        var range = new StreamRange(FromVersion: entry.Version + 1);
        await foreach (var (envelope, size) in log.ReadSizedAsync(entry.Key.Tenant, entry.Key.Stream, range, cancellationToken))
            entry = entry.After(envelope, fold, size);
        return entry;
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

    private void Keep(Entry entry, SnapshotFormat? format)
    {
        if (format is not null && entry.Version - entry.SnapshotAt >= format.Every)
        {
            entry = entry with { SnapshotAt = entry.Version };
            writer.Offer(entry, format);
        }
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
}
