using System.Collections.Concurrent;
using FieldServices.EventStore.Waking;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// Carries consumers forward for all tenants: tenants are divided into a fixed number of shards with one loop each, woken by appends; the
/// heads of the logs are looked at now and then because wake-ups may be lost, and parked streams are tried again when their pause is over.
/// </summary>
internal sealed class TenantLoops
{
    private readonly NpgsqlDataSource database;
    private readonly IReadOnlyDictionary<string, ILogConsumer> consumers;
    private readonly WakeUps wakeUps;
    private readonly ProjectionOptions options;
    private readonly TimeProvider time;
    private readonly Action onProgress;
    private readonly Shard[] shards;

    /// <summary>Prepares the loops.</summary>
    /// <param name="database">The database of the logs.</param>
    /// <param name="consumers">What is carried forward.</param>
    /// <param name="wakeUps">Tells of new events.</param>
    /// <param name="onProgress">Told after each page.</param>
    /// <param name="failures">Where failures are noted.</param>
    /// <param name="options">How to run.</param>
    /// <param name="time">The time of the world.</param>
    public TenantLoops(
        NpgsqlDataSource database,
        IReadOnlyList<ILogConsumer> consumers,
        WakeUps wakeUps,
        Action onProgress,
        ConcurrentDictionary<(string View, TenantId Tenant), ProjectionFailure> failures,
        ProjectionOptions options,
        TimeProvider time)
    {
        (this.database, this.wakeUps, this.options, this.time, this.onProgress) = (database, wakeUps, options, time, onProgress);
        this.consumers = consumers.ToDictionary(c => c.Checkpoints);
        shards = [.. Enumerable.Range(0, options.Shards).Select(_ => new Shard(database, consumers, onProgress, failures, options, time))];
    }

    /// <summary>Runs until cancelled.</summary>
    /// <param name="alsoLook">What else is looked at now and then.</param>
    /// <param name="cancellationToken">Ends it; every committed page is kept.</param>
    public async Task RunAsync(Func<CancellationToken, Task> alsoLook, CancellationToken cancellationToken)
    {
        wakeUps.Woken += Wake;
        try
        {
            await Task.WhenAll(shards.Select(s => s.RunAsync(cancellationToken)).Append(PollAsync(alsoLook, cancellationToken)));
        }
        finally
        {
            wakeUps.Woken -= Wake;
        }
    }

    private void Wake(TenantId tenant, long position) => shards[(uint)tenant.Value.GetHashCode() % shards.Length].Wake(tenant);

    private async Task PollAsync(Func<CancellationToken, Task> alsoLook, CancellationToken cancellationToken)
    {
        string[] names = [.. consumers.Keys];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                foreach (var tenant in await TenantHeads.BehindAsync(database, names, cancellationToken))
                    Wake(tenant, 0);
                await alsoLook(cancellationToken);
                foreach (var (name, tenant, stream) in await Parking.DueAsync(database, names, cancellationToken))
                    await RetryAsync(consumers[name], tenant, stream, cancellationToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                options.OnError("heads", default, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(options.PollInterval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RetryAsync(ILogConsumer consumer, TenantId tenant, StreamId stream, CancellationToken cancellationToken)
    {
        try
        {
            if (await consumer.RetryAsync(tenant, stream, cancellationToken))
                onProgress();
        }
        catch (Exception e) when (Failure.IsOfThePage(e))
        {
            await Parking.PostponeAsync(database, consumer.Checkpoints, tenant, stream, e, options, cancellationToken);
        }
    }
}
