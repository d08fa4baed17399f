namespace FieldServices.Workflows.Running;

/// <summary>Wakes loops that wait; rung several times while nobody waits, it wakes one once.</summary>
internal sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);

    public void Ring()
    {
        if (rung.CurrentCount == 0)
            rung.Release();
    }

    /// <summary>Waits until it is rung, but no longer than a while.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => rung.WaitAsync(longest, cancellationToken);

    public void Dispose() => rung.Dispose();
}
