using FieldServices.EventStore;

namespace FieldServices.Api.Live;

/// <summary>Events that wait for one subscriber. Whoever is too slow loses the queue, and reads on from the log at its own pace.</summary>
public sealed class EventQueue(Func<Envelope, bool> wanted) : IFeedListener, IDisposable
{
    private const int Most = 500;

    private readonly Lock gate = new();
    private readonly Queue<Envelope> waiting = [];
    private readonly SemaphoreSlim news = new(0);
    private bool lost;

    public void Take(IReadOnlyList<Envelope> page)
    {
        lock (gate)
        {
            foreach (var envelope in page.Where(wanted))
            {
                if (lost || waiting.Count == Most)
                {
                    lost = true;
                    waiting.Clear();
                    break;
                }
                waiting.Enqueue(envelope);
            }
        }
        if (news.CurrentCount == 0)
            news.Release();
    }

    /// <summary>The next event; null when the queue was lost, and the log has to be read from the last event that was taken.</summary>
    public async ValueTask<Envelope?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (gate)
            {
                if (lost)
                    return null;
                if (waiting.TryDequeue(out var envelope))
                    return envelope;
            }
            await news.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => news.Dispose();
}
