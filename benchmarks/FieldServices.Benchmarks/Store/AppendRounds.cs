using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using Npgsql;

namespace FieldServices.Benchmarks.Store;

/// <summary>Appends of one 300-byte event with an exact version, against the raw insert and against one transaction per append.</summary>
internal sealed class AppendRounds(string connectionString, int rounds, TimeSpan length)
{
    public async Task RunAsync()
    {
        await using var database = EventStoreDatabase.Open(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 80 }.ConnectionString);
        await RawInsert.PrepareAsync(database);
        var contenders = new Dictionary<string, Func<Task<Load>>>
        {
            ["raw_insert_1"] = () => RawAsync(1),
            ["append_1"] = AloneAsync,
            ["append_each_64"] = () => EachAsync(database, 64),
            ["append_64"] = () => SharedAsync(database, 64, length),
            ["append_256"] = () => SharedAsync(database, 256, length),
        };
        var results = contenders.Keys.ToDictionary(k => k, _ => new List<Load>());
        foreach (var contender in contenders)
            await contender.Value();
        for (var round = 1; round <= rounds; round++)
            foreach (var (name, run) in contenders)
                results[name].Add(await run());
        Report(results);
    }

    private static void Report(Dictionary<string, List<Load>> results)
    {
        double Rate(string name) => Metric.Median(results[name].Select(l => l.PerSecond));
        double Latency(string name) => Metric.Median(results[name].Select(l => l.MedianMilliseconds));
        foreach (var name in results.Keys)
        {
            Metric.Print($"store.{name}.rate", Rate(name), "per_s");
            Metric.Print($"store.{name}.p50", Latency(name), "ms");
        }
        Metric.Print("store.append_1.of_raw", Rate("append_1") / Rate("raw_insert_1"), "ratio");
        Metric.Print("store.append_64.of_each", Rate("append_64") / Rate("append_each_64"), "ratio");
        Metric.Print("store.append_256.of_each", Rate("append_256") / Rate("append_each_64"), "ratio");
        Metric.Print("store.append_64.p50_of_each", Latency("append_64") / Latency("append_each_64"), "ratio");
    }

    private async Task<Load> RawAsync(int callers)
    {
        await using var raw = new RawInsert(NpgsqlDataSource.Create(connectionString));
        return await Load.RunAsync(callers, length, _ => raw.CallerAsync());
    }

    // With a pool of its own, like the raw insert: one that hundreds of callers have filled hands out its connections in turns, and each
    // append would meet another server process.
    private async Task<Load> AloneAsync()
    {
        await using var database = EventStoreDatabase.Open(connectionString);
        return await SharedAsync(database, 1, length);
    }

    // One log for all callers: they share transactions.
    internal static Task<Load> SharedAsync(NpgsqlDataSource database, int callers, TimeSpan length)
    {
        var (log, tenant) = (new EventLog(database, Meter.Catalog), Meter.NewTenant());
        return Load.RunAsync(callers, length, _ => CallerAsync(log, tenant));
    }

    // A log for each caller: nobody shares a transaction.
    private Task<Load> EachAsync(NpgsqlDataSource database, int callers)
    {
        var tenant = Meter.NewTenant();
        return Load.RunAsync(callers, length, _ => CallerAsync(new EventLog(database, Meter.Catalog, options: new AppendOptions { FlushedAtOnce = 1 }), tenant));
    }

    private static Task<Func<long, Task>> CallerAsync(EventLog log, TenantId tenant)
    {
        var device = Guid.CreateVersion7();
        return Task.FromResult<Func<long, Task>>(n => log.AppendAsync(Meter.AppendOf(tenant, device, n)));
    }
}
