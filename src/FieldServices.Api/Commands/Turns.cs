using FieldServices.EventStore;

namespace FieldServices.Api.Commands;

/// <summary>
/// Lets commands that have collided on the same thing take turns on this node, so that each collides at most with newcomers
/// and other nodes and a crowd ends after one round instead of as many as it has members.
/// </summary>
internal sealed class Turns
{
    private readonly Dictionary<(TenantId, StreamId), Queue> queues = [];

    /// <summary>Waits for the turn; it lasts until the result is disposed.</summary>
    public async Task<IDisposable> TakeAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken)
    {
        var queue = Join((tenant, stream));
        try
        {
            await queue.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave((tenant, stream), queue);
            throw;
        }
        return new Turn(this, (tenant, stream), queue);
    }

    private Queue Join((TenantId, StreamId) key)
    {
        lock (queues)
        {
            if (!queues.TryGetValue(key, out var queue))
                queues[key] = queue = new Queue();
            queue.Members++;
            return queue;
        }
    }

    private void Leave((TenantId, StreamId) key, Queue queue)
    {
        lock (queues)
        {
            if (--queue.Members > 0)
                return;
            queues.Remove(key);
            queue.Gate.Dispose();
        }
    }

    private sealed class Queue
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Members { get; set; }
    }

    private sealed class Turn(Turns turns, (TenantId, StreamId) key, Queue queue) : IDisposable
    {
        public void Dispose()
        {
            queue.Gate.Release();
            turns.Leave(key, queue);
        }
    }
}
