using System.Diagnostics;
using FieldServices.EventStore.Proving.Verifying;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>Signing and verifying a long log.</summary>
internal sealed class VerifyRounds(string connectionString, int rounds, int events)
{
    public async Task RunAsync()
    {
        await using var ledger = await Ledger.MakeAsync(connectionString, events);
        var start = Stopwatch.GetTimestamp();
        var signed = await ledger.SignAsync();
        Metric.Print("evidence.verify.events", events, "events");
        Metric.Print("evidence.sign.rate", events / Stopwatch.GetElapsedTime(start).TotalSeconds, "per_s");
        var rates = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            var verified = await new LogVerifier(ledger.Places, new VerifyOptions { Keys = [ledger.Key.Verifier] }).RunAsync(ledger.Tenant, Console.WriteLine);
            if (verified.Findings > 0 || signed != events || verified.Checkpoints == 0)
                throw new InvalidOperationException("The log is not as it was made.");
            // The first round warms up.
            if (round > 0)
                rates.Add(events / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        Metric.Print("evidence.verify.rate", Metric.Median(rates), "per_s");
    }
}
