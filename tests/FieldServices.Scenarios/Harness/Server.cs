using FieldServices.Api.Hosting;
using FieldServices.Api.Messaging;
using FieldServices.Api.Proving;
using FieldServices.Api.Security;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Sealing;
using FieldServices.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace FieldServices.Scenarios.Harness;

/// <summary>The product's own server on a free port of this machine, over a real database.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;

    private Server(Platform platform, WebApplication app, LogLines log)
    {
        Platform = platform;
        Log = log;
        this.app = app;
    }

    public Platform Platform { get; }

    public LogLines Log { get; }

    public Uri Address => new(app.Urls.Single());

    /// <summary>
    /// Starts a server over a migrated database. Workflows run only for those who ask: what happens by itself would come between
    /// the versions and positions that other tests count.
    /// </summary>
    public static async Task<Server> StartAsync(
        string database,
        TimeProvider? time = null,
        MessagingSettings? messaging = null,
        IReadOnlyList<Module>? modules = null,
        bool workflows = false,
        IReadOnlyDictionary<string, string>? others = null,
        TierSettings? tiers = null,
        ReplicaSettings? replicas = null,
        CheckpointSettings? checkpoints = null,
        OriginSettings? origins = null)
    {
        var log = new LogLines();
        var logger = log.CreateLogger();
        using var loggers = new SerilogLoggerFactory(logger);
        var platform = new Platform(database, modules ?? FieldServicesModules.All, loggers.CreateLogger<Platform>(), time, messaging, others, tiers ?? TierSettings.Unconfigured.WithAnyRequests(), MasterKeys.Parse(TestMasterKey.Text), replicas, checkpoints) { Origins = origins ?? OriginSettings.None };
        var app = WebServer.Build(platform, "http://127.0.0.1:0", logger, workflows: workflows);
        await app.StartAsync();
        return new Server(platform, app, log);
    }

    public Task<Tenant> TenantAsync(string slug) => Platform.Tenants.EnsureAsync(slug, slug, "test", CancellationToken.None);

    public async Task<ApiKey> KeyAsync(Tenant tenant, Role role, DateTimeOffset? expiresAt = null, ClientTier? tier = null)
    {
        var key = ApiKey.Create(tenant.Mode);
        await Platform.Keys.InsertAsync(key, tenant.Id, role, $"scenario {role}", expiresAt, CancellationToken.None, tier);
        return key;
    }

    /// <summary>A client with a new key of a role.</summary>
    public async Task<Client> ClientAsync(Tenant tenant, Role role, ClientTier? tier = null) => Client((await KeyAsync(tenant, role, tier: tier)).ToString());

    /// <summary>A client that presents this text as its key; null presents none.</summary>
    public Client Client(string? key) => new(Address, key);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
