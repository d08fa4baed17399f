using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Benchmarks.Tenants;

/// <summary>New databases on one server, and tenants that all have done something.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly Platform platform;
    private readonly List<Tenant> tenants = [];

    private Installation(string home, IReadOnlyDictionary<string, string> others)
    {
        (Home, Others) = (home, others);
        platform = new Platform(home, FieldServicesModules.All, NullLogger.Instance, others: others);
    }

    public string Home { get; }

    public IReadOnlyDictionary<string, string> Others { get; }

    public IReadOnlyList<Tenant> Tenants => tenants;

    public string[] DatabaseNames => [.. Others.Values.Prepend(Home).Select(c => new NpgsqlConnectionStringBuilder(c).Database!)];

    public static async Task<Installation> CreateAsync(string cluster, int databases)
    {
        var names = Enumerable.Range(1, databases).Select(n => $"bench_{databases}_{n}").ToList();
        await using (var server = NpgsqlDataSource.Create(cluster))
        {
            foreach (var name in names)
            {
                await using var create = server.CreateCommand($"create database {name}");
                await create.ExecuteNonQueryAsync();
            }
        }
        var addresses = names.ConvertAll(n => new NpgsqlConnectionStringBuilder(cluster) { Database = n }.ConnectionString);
        var installation = new Installation(addresses[0], addresses.Skip(1).Index().ToDictionary(a => $"db{a.Index + 2}", a => a.Item));
        await installation.platform.MigrateAsync(default);
        return installation;
    }

    /// <summary>Adds tenants up to a number; each has reported an emergency.</summary>
    public async Task GrowToAsync(int count)
    {
        while (tenants.Count < count)
        {
            var tenant = await platform.Tenants.EnsureAsync($"tenant-{tenants.Count}", "Benchmark", "test", default);
            var id = Guid.CreateVersion7();
            var module = platform.Modules.Single(m => m.Subject == "emergency");
            var example = module.Commands.Single(c => c.ClrType == typeof(ReportEmergency));
            var decision = (Decision<object>.Accepted)example.Decide(module.Initial, example.Example, null, DateTimeOffset.UtcNow);
            await platform.Log.AppendAsync(new Append(
                tenant.Id, new StreamId(module.Subject, id), ExpectedVersion.New, decision.Events, DateTimeOffset.UtcNow,
                new Origin(new Actor("benchmark", "benchmark"), example.FullName, id, id, id)));
            tenants.Add(tenant);
        }
        await platform.Places.DrainAsync(default);
    }

    public async Task<ApiKey> KeyAsync(Tenant tenant)
    {
        var key = ApiKey.Create(tenant.Mode);
        await platform.Keys.InsertAsync(key, tenant.Id, Role.Dispatcher, "Benchmark", null, default);
        return key;
    }

    /// <summary>How many events the views are behind, over all tenants.</summary>
    public async Task<long> LagAsync() => (await platform.Projections.LagAsync()).Sum(l => l.Events);

    /// <summary>Closes this program's own connections, so that only the node's are counted.</summary>
    public void Disconnect()
    {
        foreach (var place in platform.Places.All)
            place.Database.Clear();
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();
}
