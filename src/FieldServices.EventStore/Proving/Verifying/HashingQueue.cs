namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>
/// Hashes stretches of a log in the background, a few at once, and adds them to the tree in their order. It is filled by one caller;
/// whoever fills it waits while as many as may are being hashed.
/// </summary>
/// <param name="tree">What they are added to.</param>
/// <param name="parallel">How many are hashed at once.</param>
/// <param name="report">Told what is wrong, by several threads.</param>
/// <param name="progress">Told the last position that was added.</param>
internal sealed class HashingQueue(TreeCheck tree, int parallel, Action<Finding> report, Action<long> progress) : IAsyncDisposable
{
    private readonly Queue<Task<StretchRoots>> running = new();

    /// <summary>The stretch that is being filled.</summary>
    public Stretch Open { get; private set; } = new(0);

    /// <summary>The last position that was filled.</summary>
    public long UpTo => Open.UpTo;

    /// <summary>Hands over the open stretch when it is full.</summary>
    public ValueTask CloseIfFullAsync() => Open.IsFull ? CloseAsync() : default;

    /// <summary>Hashes what is left.</summary>
    public async Task EndAsync()
    {
        await CloseAsync();
        while (running.Count > 0)
            await AddAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Open.Release();
    }

    private async ValueTask CloseAsync()
    {
        var full = Open;
        Open = new Stretch(full.UpTo);
        running.Enqueue(Task.Run(() =>
        {
            var roots = full.Check(tree.EndsWithin, report);
            full.Release();
            return roots;
        }));
        while (running.Count > parallel)
            await AddAsync();
    }

    private async Task AddAsync()
    {
        var roots = await running.Dequeue();
        roots.AddTo(tree);
        progress(roots.UpTo);
    }
}
