using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Benchmarks.Store;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Benchmarks.Commands;

/// <summary>
/// <c>POST /v1/emergencies</c> on a real server against a raw insert of one row with the same durability, in interleaved rounds.
/// Server, load and database share the machine. Options: <c>--rounds 5 --seconds 3</c>.
/// </summary>
internal static class CommandsSuite
{
    private static readonly int[] Connections = [1, 8, 64];

    public static async Task<int> RunAsync(string[] args)
    {
        var database = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench commands.");
        var (rounds, length) = (Options.Number(args, "--rounds", 5), TimeSpan.FromSeconds(Options.Number(args, "--seconds", 3)));
        await using var platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        await platform.MigrateAsync(default);
        await using var server = await ServerProcess.StartAsync(database);
        var key = await KeyAsync(platform);
        await RawInsert.PrepareAsync(platform.Database);
        foreach (var connections in Connections)
            await CompareAsync(connections, rounds, () => InsertAsync(database, connections, length),
                () => Load.RunAsync(connections, length, _ => Task.FromResult(Reporter.Caller(server.Address, key))));
        return 0;
    }

    private static async Task<Load> InsertAsync(string database, int connections, TimeSpan length)
    {
        await using var raw = new RawInsert(EventStoreDatabase.Open(database));
        return await Load.RunAsync(connections, length, _ => raw.CallerAsync());
    }

    private static async Task CompareAsync(int connections, int rounds, Func<Task<Load>> insert, Func<Task<Load>> post)
    {
        await insert();
        await post();
        var (inserts, posts) = (new List<Load>(), new List<Load>());
        for (var round = 0; round < rounds; round++)
        {
            inserts.Add(await insert());
            posts.Add(await post());
        }
        Metric.Print($"commands.raw_insert_{connections}.rate", Metric.Median(inserts.Select(l => l.PerSecond)), "per_s");
        Metric.Print($"commands.raw_insert_{connections}.p50", Metric.Median(inserts.Select(l => l.MedianMilliseconds)), "ms");
        Metric.Print($"commands.post_{connections}.rate", Metric.Median(posts.Select(l => l.PerSecond)), "per_s");
        Metric.Print($"commands.post_{connections}.p50", Metric.Median(posts.Select(l => l.MedianMilliseconds)), "ms");
        Metric.Print($"commands.post_{connections}.of_raw", Metric.Median(posts.Zip(inserts, (p, i) => p.PerSecond / i.PerSecond)), "ratio");
    }

    private static async Task<ApiKey> KeyAsync(Platform platform)
    {
        var tenant = await platform.Tenants.EnsureAsync("bench", "Benchmark", "test", default);
        var key = ApiKey.Create(tenant.Mode);
        await platform.Keys.InsertAsync(key, tenant.Id, Role.Dispatcher, "Benchmark", null, default);
        return key;
    }
}
