using FieldServices.Benchmarks.Store;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using Npgsql;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>Appends of one 300-byte event with hashes, against the same without, alone and by many callers at once.</summary>
internal sealed class CommitRounds(string connectionString, int rounds, TimeSpan length)
{
    private static readonly int[] Callers = [1, 64, 256];

    public async Task RunAsync()
    {
        var results = Contenders().ToDictionary(c => c, _ => new List<Load>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var contender in results.Keys)
            {
                var load = await RunAsync(contender.Callers, contender.Hashes);
                // The first round warms up.
                if (round > 0)
                    results[contender].Add(load);
            }
        }
        foreach (var callers in Callers)
        {
            var (on, off) = (Rate(results[(callers, true)]), Rate(results[(callers, false)]));
            Metric.Print($"evidence.commit_{callers}.hashed.rate", on, "per_s");
            Metric.Print($"evidence.commit_{callers}.plain.rate", off, "per_s");
            Metric.Print($"evidence.commit_{callers}.hashed_of_plain", on / off, "ratio");
        }
    }

    private static double Rate(List<Load> loads) => Metric.Median(loads.Select(l => l.PerSecond));

    private static IEnumerable<(int Callers, bool Hashes)> Contenders() => Callers.SelectMany(c => new[] { (c, false), (c, true) });

    private async Task<Load> RunAsync(int callers, bool hashes)
    {
        await using var database = EventStoreDatabase.Open(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 80 }.ConnectionString);
        var (log, tenant) = (new EventLog(database, Meter.Catalog, options: new AppendOptions { Hashes = hashes }), Meter.NewTenant());
        return await Load.RunAsync(callers, length, _ =>
        {
            var device = Guid.CreateVersion7();
            return Task.FromResult<Func<long, Task>>(n => log.AppendAsync(Meter.AppendOf(tenant, device, n)));
        });
    }
}
