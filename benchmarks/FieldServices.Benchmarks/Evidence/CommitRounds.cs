using FieldServices.Benchmarks.Store;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using Npgsql;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>Appends of one 300-byte event with hashes, with two sealed fields, and with both, against the same with neither; alone and by many callers at once.</summary>
internal sealed class CommitRounds(string connectionString, int rounds, TimeSpan length)
{
    private static readonly int[] Callers = [1, 64, 256];
    private static readonly (string Name, bool Hashes, bool Seals)[] Kinds =
        [("plain", false, false), ("hashed", true, false), ("sealed", false, true), ("both", true, true)];

    public async Task RunAsync()
    {
        foreach (var callers in Callers)
        {
            var results = Kinds.ToDictionary(k => k, _ => new List<Load>());
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var kind in Kinds)
                {
                    var load = await RunAsync(callers, kind.Hashes, kind.Seals);
                    // The first round warms up.
                    if (round > 0)
                        results[kind].Add(load);
                }
            }
            Print(callers, results);
        }
    }

    private static void Print(int callers, Dictionary<(string Name, bool, bool), List<Load>> results)
    {
        var plain = Rate(results[Kinds[0]]);
        foreach (var kind in Kinds)
        {
            Metric.Print($"evidence.commit_{callers}.{kind.Name}.rate", Rate(results[kind]), "per_s");
            if (kind != Kinds[0])
                Metric.Print($"evidence.commit_{callers}.{kind.Name}_of_plain", Rate(results[kind]) / plain, "ratio");
        }
    }

    private static double Rate(List<Load> loads) => Metric.Median(loads.Select(l => l.PerSecond));

    private async Task<Load> RunAsync(int callers, bool hashes, bool seals)
    {
        // A tenant has one transaction at a time. The keys of all callers at once would open many more connections, and each of those would then plan the statements anew.
        await using var database = EventStoreDatabase.Open(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 4 }.ConnectionString);
        var log = new EventLog(database, Visit.Catalog, options: new AppendOptions { Hashes = hashes }, sealing: Visit.Sealing(seals));
        var tenant = Meter.NewTenant();
        return await Load.RunAsync(callers, length, async _ =>
        {
            // The first event of somebody makes a key, once in a life; what is measured are the others.
            var place = Guid.CreateVersion7();
            await log.AppendAsync(Visit.AppendOf(tenant, place, 0));
            return n => log.AppendAsync(Visit.AppendOf(tenant, place, n + 1));
        });
    }
}
