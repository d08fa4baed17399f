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

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        new TenantLoops(database, followers, wakeUps, static () => { }, Failures, options, time).RunAsync(static _ => Task.CompletedTask, cancellationToken);
}
