namespace FieldServices.Api.Live;

/// <summary>Changes that wait for one subscriber: at most so many, then one that says to begin anew.</summary>
public sealed class ChangeQueue : IDisposable
{
    public const int Most = 500;

    private readonly Lock gate = new();
    private readonly Queue<RowChange> waiting = [];
    private readonly SemaphoreSlim news = new(0);
    private bool lost;

    public void Add(IReadOnlyList<RowChange> changes, long position)
    {
        lock (gate)
        {
            lost |= waiting.Count + changes.Count > Most;
            if (lost)
            {
                waiting.Clear();
                waiting.Enqueue(RowChange.Resync(position));
            }
            else
            {
                foreach (var change in changes)
                    waiting.Enqueue(change);
            }
        }
        if (news.CurrentCount == 0)
            news.Release();
    }

    public async ValueTask<RowChange> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (gate)
            {
                if (waiting.TryDequeue(out var change))
                {
                    lost = false;
                    return change;
                }
            }
            await news.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => news.Dispose();
}
