namespace FieldServices.EventStore.Caching;

/// <summary>
/// Writes snapshots behind the back of the callers, one at a time. What does not fit into its queue or fails is dropped: the next
/// growth of the stream tries again.
/// </summary>
internal sealed class SnapshotWriter(SnapshotTable table, Action<Exception> failed)
{
    private const int Longest = 256;

    private readonly Lock gate = new();
    private readonly Queue<(Entry Entry, SnapshotFormat Format)> waiting = [];
    private Task work = Task.CompletedTask;
    private bool working;

    /// <summary>Takes a state to write; returns at once.</summary>
    public void Offer(Entry entry, SnapshotFormat format)
    {
        lock (gate)
        {
            if (waiting.Count >= Longest)
                return;
            waiting.Enqueue((entry, format));
            if (working)
                return;
            working = true;
            // What belongs to this caller, such as its trace, must not flow into the writing.
            using (ExecutionContext.SuppressFlow())
                work = Task.Run(WorkAsync);
        }
    }

    /// <summary>Ends when everything that was taken is written or dropped.</summary>
    public Task SettledAsync()
    {
        lock (gate)
            return work;
    }

    private async Task WorkAsync()
    {
        while (Next() is var (entry, format))
        {
            try
            {
                await table.WriteAsync(entry, format, CancellationToken.None);
            }
            catch (Exception e)
            {
                failed(e);
            }
        }
    }

    private (Entry Entry, SnapshotFormat Format)? Next()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var next))
                return next;
            working = false;
            return null;
        }
    }
}
