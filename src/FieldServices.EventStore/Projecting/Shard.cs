using System.Collections.Concurrent;
using System.Threading.Channels;

namespace FieldServices.EventStore.Projecting;

/// <summary>One loop over the tenants of a shard: whoever has news is carried forward, view by view, in turns.</summary>
internal sealed class Shard(
    IReadOnlyList<ViewBatch> batches,
    ViewProgress progress,
    ConcurrentDictionary<(string View, TenantId Tenant), ProjectionFailure> failures,
    ProjectionOptions options,
    TimeProvider time)
{
    private readonly ConcurrentDictionary<TenantId, bool> waiting = new();
    private readonly Channel<TenantId> queue = Channel.CreateUnbounded<TenantId>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Queues a tenant; one that is queued already is not queued again.</summary>
    public void Wake(TenantId tenant)
    {
        if (waiting.TryAdd(tenant, true))
            queue.Writer.TryWrite(tenant);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var tenant = await queue.Reader.ReadAsync(cancellationToken);
                // Before the work: what arrives during it queues the tenant once more.
                waiting.TryRemove(tenant, out _);
                var more = false;
                foreach (var batch in batches)
                    more |= await AdvanceAsync(batch, tenant, cancellationToken);
                if (more)
                    Wake(tenant);
            }
        }
        catch (OperationCanceledException)
        {
            // The host is stopping; every committed page is kept.
        }
    }

    private async Task<bool> AdvanceAsync(ViewBatch batch, TenantId tenant, CancellationToken cancellationToken)
    {
        var view = batch.Table.View;
        var now = time.GetUtcNow();
        if (failures.TryGetValue((view.Name, tenant), out var failure) && failure.NextAttempt > now)
            return false;
        try
        {
            var step = await batch.AdvanceAsync(tenant, cancellationToken);
            failures.TryRemove((view.Name, tenant), out _);
            progress.Report();
            return !step.CaughtUp;
        }
        catch (Exception e) when (Failure.IsOfThePage(e))
        {
            options.OnError(view.Name, tenant, e);
            return await CornerAsync(batch, tenant, e, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(view.Name, tenant, e);
            return false;
        }
    }

    private async Task<bool> CornerAsync(ViewBatch batch, TenantId tenant, Exception error, CancellationToken cancellationToken)
    {
        try
        {
            await batch.CornerAsync(tenant, error, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(batch.Table.View.Name, tenant, e);
            return false;
        }
    }

    private void Failed(string view, TenantId tenant, Exception error)
    {
        var now = time.GetUtcNow();
        var before = failures.GetValueOrDefault((view, tenant));
        var attempts = (before?.Attempts ?? 0) + 1;
        var pause = TimeSpan.FromMilliseconds(Math.Min(options.LongestRetry.TotalMilliseconds, 100 * Math.Pow(2, attempts)));
        failures[(view, tenant)] = new ProjectionFailure(error.GetType().Name, before?.Since ?? now, attempts, now + pause);
        options.OnError(view, tenant, error);
    }
}
