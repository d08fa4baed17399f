using System.Diagnostics;
using FieldServices.EventStore.Proving;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>Inclusion proofs of random events, and consistency proofs between random sizes, one after the other.</summary>
internal sealed class ProofRounds(string connectionString, int events)
{
    private const int Proofs = 1_000;

    public async Task RunAsync()
    {
        await using var ledger = await Ledger.MakeAsync(connectionString, events);
        await ledger.SignAsync();
        var (proofs, random) = (new LogProofs(ledger.Places), new Random(1));
        await MeasureAsync("evidence.proof.inclusion", () => proofs.InclusionAsync(ledger.Tenant, random.Next(1, events + 1), events));
        await MeasureAsync("evidence.proof.consistency", () => proofs.ConsistencyAsync(ledger.Tenant, random.Next(1, events + 1), events));
    }

    private static async Task MeasureAsync(string name, Func<Task> prove)
    {
        var times = new List<double>();
        for (var n = -Proofs / 10; n < Proofs; n++)
        {
            var start = Stopwatch.GetTimestamp();
            await prove();
            if (n >= 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Metric.Print($"{name}.p50", Metric.Median(times), "ms");
        Metric.Print($"{name}.p99", Metric.Percentile(times, 0.99), "ms");
    }
}
