using System.Collections.Concurrent;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Waking;
using Npgsql;

namespace FieldServices.EventStore.Following;

/// <summary>Runs followers for all tenants in the background, as <see cref="ProjectionRunner"/> does with views. Any number of nodes may run it.</summary>
/// <param name="database">The database of the logs.</param>
/// <param name="followers">What follows.</param>
/// <param name="wakeUps">Tells of new events; somebody else in the process listens to other nodes.</param>
/// <param name="options">How to run.</param>
/// <param name="time">The time of the world.</param>
public sealed class FollowerRunner(
    NpgsqlDataSource database, IReadOnlyList<LogFollower> followers, WakeUps wakeUps, ProjectionOptions options, TimeProvider time)
{
    /// <summary>What is failing now, by follower and tenant; empty when all is well.</summary>
    public ConcurrentDictionary<(string View, TenantId Tenant), ProjectionFailure> Failures { get; } = new();

    private readonly string[] names = [.. followers.Select(f => f.Name)];

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Shard[] shards = [.. Enumerable.Range(0, options.Shards).Select(_ => new Shard(database, followers, static () => { }, Failures, options, time))];
        void Wake(TenantId tenant, long position) => shards[(uint)tenant.Value.GetHashCode() % shards.Length].Wake(tenant);
        wakeUps.Woken += Wake;
        try
        {
            await Task.WhenAll(shards.Select(s => s.RunAsync(cancellationToken)).Append(PollAsync(Wake, cancellationToken)));
        }
        finally
        {
            wakeUps.Woken -= Wake;
        }
    }

    // In case a wake-up was lost, and for parked streams.
    private async Task PollAsync(Action<TenantId, long> wake, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                foreach (var tenant in await TenantHeads.BehindAsync(database, names, cancellationToken))
                    wake(tenant, 0);
                foreach (var (name, tenant, stream) in await Parking.DueAsync(database, names, cancellationToken))
                    await RetryAsync(name, tenant, stream, cancellationToken);
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

    private async Task RetryAsync(string name, TenantId tenant, StreamId stream, CancellationToken cancellationToken)
    {
        try
        {
            await followers.Single(f => f.Name == name).RetryAsync(tenant, stream, cancellationToken);
        }
        catch (Exception e) when (Failure.IsOfThePage(e))
        {
            await Parking.PostponeAsync(database, name, tenant, stream, e, options, cancellationToken);
        }
    }
}
