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
    /// Takes what the next transaction carries, the oldest first. A stream and a command occur once in it, because the
    /// statement judges every item by what was committed before; the next of the same stream waits for the next turn.
    /// </summary>
    public List<QueuedAppend> Take(AppendOptions options)
    {
        var (taken, left, bytes) = (new List<QueuedAppend>(), new List<QueuedAppend>(), 0);
        var (streams, commands) = (new HashSet<StreamId>(), new HashSet<Guid>());
        var next = 0;
        for (; next < waiting.Count && taken.Count < options.FlushedAtOnce && bytes < options.FlushedBytes; next++)
        {
            var append = waiting[next];
            var (stream, note, origin) = (append.Item.Append.Stream, append.Item.Append.Outcome, append.Item.Append.Origin);
            var fits = taken.Count == 0 || bytes + append.Item.Bytes <= options.FlushedBytes;
            if (fits && streams.Add(stream) && (note is null || commands.Add(origin.CommandId)))
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
}
