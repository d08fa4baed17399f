using System.Collections.Concurrent;
using System.Threading.Channels;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>One loop over the tenants of a shard: whoever has news is carried forward, consumer by consumer, in turns.</summary>
internal sealed class Shard(
    NpgsqlDataSource database,
    IReadOnlyList<ILogConsumer> consumers,
    Action onProgress,
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
                foreach (var consumer in consumers)
                    more |= await AdvanceAsync(consumer, tenant, cancellationToken);
                if (more)
                    Wake(tenant);
            }
        }
        catch (OperationCanceledException)
        {
            // The host is stopping; every committed page is kept.
        }
    }

    private async Task<bool> AdvanceAsync(ILogConsumer consumer, TenantId tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (failures.TryGetValue((consumer.Name, tenant), out var failure) && failure.NextAttempt > now)
            return false;
        try
        {
            var step = await consumer.AdvanceAsync(tenant, cancellationToken);
            if (failures.TryRemove((consumer.Name, tenant), out _))
                await FailureNotes.SetAsync(database, consumer.Checkpoints, tenant, null, cancellationToken);
            onProgress();
            return !step.CaughtUp;
        }
        catch (Exception e) when (Failure.IsOfThePage(e))
        {
            options.OnError(consumer.Name, tenant, e);
            return await CornerAsync(consumer, tenant, e, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await FailedAsync(consumer, tenant, e, cancellationToken);
            return false;
        }
    }

    private async Task<bool> CornerAsync(ILogConsumer consumer, TenantId tenant, Exception error, CancellationToken cancellationToken)
    {
        try
        {
            await consumer.CornerAsync(tenant, error, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await FailedAsync(consumer, tenant, e, cancellationToken);
            return false;
        }
    }

    private async Task FailedAsync(ILogConsumer consumer, TenantId tenant, Exception error, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = failures.GetValueOrDefault((consumer.Name, tenant));
        var attempts = (before?.Attempts ?? 0) + 1;
        var pause = TimeSpan.FromMilliseconds(Math.Min(options.LongestRetry.TotalMilliseconds, 100 * Math.Pow(2, attempts)));
        failures[(consumer.Name, tenant)] = new ProjectionFailure(error.GetType().Name, before?.Since ?? now, attempts, now + pause);
        options.OnError(consumer.Name, tenant, error);
        await FailureNotes.SetAsync(database, consumer.Checkpoints, tenant, error, cancellationToken);
    }
}
