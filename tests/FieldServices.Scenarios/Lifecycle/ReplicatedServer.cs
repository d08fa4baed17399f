using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Placing;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Scenarios.Lifecycle;

/// <summary>A server over a cluster of its own with a streaming replica; the replica may be as late as it likes.</summary>
public sealed class ReplicatedServer : IAsyncLifetime
{
    private DedicatedCluster primary = null!;

    /// <summary>The address of the primary.</summary>
    public string Address => primary.ConnectionString;

    public DedicatedCluster ReplicaCluster { get; private set; } = null!;

    public Server Server { get; private set; } = null!;

    public Client Client { get; private set; } = null!;

    public Tenant Tenant { get; private set; } = null!;

    public ReadReplica Replica => Server.Platform.Places.Home.Replica!;

    public async Task InitializeAsync()
    {
        primary = await DedicatedCluster.StartAsync();
        await using (var platform = new Platform(primary.ConnectionString, FieldServicesModules.All, NullLogger.Instance))
            await platform.MigrateAsync(CancellationToken.None);
        ReplicaCluster = await primary.StartReplicaAsync();
        Server = await Server.StartAsync(primary.ConnectionString, replicas: new(
            new Dictionary<string, string> { [Places.HomeName] = ReplicaCluster.ConnectionString },
            new() { LongestLag = TimeSpan.FromHours(1), LookEvery = TimeSpan.FromMilliseconds(100) }));
        Tenant = await Server.TenantAsync("replicated");
        Client = await Server.ClientAsync(Tenant, Role.Admin);
        await FollowsAsync();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        await ReplicaCluster.DisposeAsync();
        await primary.DisposeAsync();
    }

    public Task FollowsAsync() => Eventually.TrueAsync(() => Replica.IsUsable);

    /// <summary>The replica's own look at itself, for what only it can do.</summary>
    public async Task OnReplicaAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ReplicaCluster.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteScalarAsync();
    }
}
