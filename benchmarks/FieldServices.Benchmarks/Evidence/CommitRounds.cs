using System.Globalization;
using FieldServices.Benchmarks.Store;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using Npgsql;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>Appends of one 300-byte event with hashes, with two sealed fields, and with both, against the same with neither; alone and by many callers at once.</summary>
internal sealed class CommitRounds(
    string connectionString, int rounds, TimeSpan length, IReadOnlyList<string> callerCounts, IReadOnlyList<string> kinds, int connections)
{
    private const string Plain = "plain";

    /// <summary>What can be measured.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Plain, "hashed", "sealed", "both"];

    public async Task RunAsync()
    {
        foreach (var callers in callerCounts.Select(c => int.Parse(c, CultureInfo.InvariantCulture)))
        {
            var results = kinds.ToDictionary(k => k, _ => new List<Load>());
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var kind in kinds)
                {
                    var load = await RunAsync(callers, kind is "hashed" or "both", kind is "sealed" or "both");
                    // The first round warms up.
                    if (round > 0)
                        results[kind].Add(load);
                }
            }
            Print(callers, results);
        }
    }

    private static void Print(int callers, Dictionary<string, List<Load>> results)
    {
        foreach (var (kind, loads) in results)
        {
            Metric.Print($"evidence.commit_{callers}.{kind}.rate", Rate(loads), "per_s");
            if (kind != Plain && results.TryGetValue(Plain, out var plain))
                Metric.Print($"evidence.commit_{callers}.{kind}_of_plain", Rate(loads) / Rate(plain), "ratio");
        }
    }

    private static double Rate(List<Load> loads) => Metric.Median(loads.Select(l => l.PerSecond));

    private async Task<Load> RunAsync(int callers, bool hashes, bool seals)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = connections }.ConnectionString;
        await using var database = EventStoreDatabase.Open(address);
        await using var appends = EventStoreDatabase.OpenForAppends(address);
        var log = new EventLog(database, Visit.Catalog, options: new AppendOptions { Hashes = hashes }, sealing: Visit.Sealing(seals), appends: appends);
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
