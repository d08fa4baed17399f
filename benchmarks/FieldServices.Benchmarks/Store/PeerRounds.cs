using FieldServices.EventStore;
using Npgsql;

namespace FieldServices.Benchmarks.Store;

/// <summary>Our appends against Emmett's on the same cluster: 64 callers, one event of 300 bytes with its expected version each, in turn.</summary>
internal sealed class PeerRounds(string connectionString, int rounds, TimeSpan length)
{
    private const int Callers = 64;

    // The pool of the pg package has 10 connections unless told otherwise; the better of the two is Emmett's figure.
    private static readonly int[] PoolSizes = [10, Callers];

    public async Task RunAsync()
    {
        using var peers = await NodePeers.InstallAsync("emmett");
        if (peers is null)
            return;
        await using var database = EventStoreDatabase.Open(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 80 }.ConnectionString);
        var emmetts = new Dictionary<int, EmmettPeer>();
        try
        {
            foreach (var size in PoolSizes)
                emmetts[size] = await EmmettPeer.StartAsync(peers, connectionString, size);
            await CompareAsync(database, emmetts);
        }
        finally
        {
            foreach (var emmett in emmetts.Values)
                emmett.Dispose();
        }
    }

    private async Task CompareAsync(NpgsqlDataSource database, Dictionary<int, EmmettPeer> emmetts)
    {
        var (ours, theirs) = (new List<Load>(), emmetts.Keys.ToDictionary(size => size, _ => new List<Load>()));
        for (var round = 0; round <= rounds; round++)
        {
            ours.Add(await AppendRounds.SharedAsync(database, Callers, length));
            foreach (var (size, emmett) in emmetts)
                theirs[size].Add(await emmett.RunAsync(Callers, length));
        }
        // The first round warms all of them up.
        Print("store.append_64_beside_peers", ours[1..]);
        foreach (var (size, loads) in theirs)
            Print($"store.emmett_64_pool_{size}", loads[1..]);
        var best = theirs.Values.MaxBy(loads => Rate(loads[1..]))!;
        Metric.Print("store.append_64.of_emmett", Rate(ours[1..]) / Rate(best[1..]), "ratio");
    }

    private static void Print(string name, List<Load> loads)
    {
        Metric.Print($"{name}.rate", Rate(loads), "per_s");
        Metric.Print($"{name}.p50", Metric.Median(loads.Select(l => l.MedianMilliseconds)), "ms");
        Metric.Print($"{name}.p99", Metric.Median(loads.Select(l => l.P99Milliseconds)), "ms");
    }

    private static double Rate(List<Load> loads) => Metric.Median(loads.Select(l => l.PerSecond));
}
