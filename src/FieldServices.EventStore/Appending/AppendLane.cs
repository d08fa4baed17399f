namespace FieldServices.EventStore.Appending;

/// <summary>The waiting appends of one tenant. Not safe for concurrent use; the queue guards it.</summary>
internal sealed class AppendLane(TenantId tenant)
{
    private List<QueuedAppend> waiting = [];

    public TenantId Tenant => tenant;

    public int Count => waiting.Count;

    public void Add(QueuedAppend append) => waiting.Add(append);

    public bool Remove(QueuedAppend append) => waiting.Remove(append);

    /// <summary>
    /// Takes what the next transaction carries, the oldest first. A stream, a command and a claimed key occur once in it, because
    /// the statement judges every item by what was committed before; the next one of the same waits for the next turn.
    /// </summary>
    public List<QueuedAppend> Take(AppendOptions options)
    {
        var (taken, left, bytes) = (new List<QueuedAppend>(), new List<QueuedAppend>(), 0);
        var (streams, commands, keys) = (new HashSet<StreamId>(), new HashSet<Guid>(), new HashSet<(string Kind, string Key)>());
        var next = 0;
        for (; next < waiting.Count && taken.Count < options.FlushedAtOnce && bytes < options.FlushedBytes; next++)
        {
            var append = waiting[next];
            var (stream, note, origin) = (append.Item.Append.Stream, append.Item.Append.Outcome, append.Item.Append.Origin);
            var fits = taken.Count == 0 || bytes + append.Item.Bytes <= options.FlushedBytes;
            if (fits && streams.Add(stream) && (note is null || commands.Add(origin.CommandId)) && AddKeys(keys, append.Item.Append))
            {
                taken.Add(append);
                bytes += append.Item.Bytes;
            }
            else
            {
                left.Add(append);
            }
        }
        left.AddRange(waiting[next..]);
        waiting = left;
        return taken;
    }

    private static bool AddKeys(HashSet<(string Kind, string Key)> keys, Append append)
    {
        if (append.Claims.Count + append.Releases.Count == 0)
            return true;
        var own = append.Claims.Concat(append.Releases).Select(c => (c.Kind, c.Key)).ToHashSet();
        if (keys.Overlaps(own))
            return false;
        keys.UnionWith(own);
        return true;
    }
}
