using System.Collections.Concurrent;
using System.Diagnostics;
using FieldServices.EventStore;
using FieldServices.Workflows.Recorded;

namespace FieldServices.Benchmarks.Workflows;

/// <summary>How long after an event is acknowledged what a workflow makes of it can be read, at a steady 500 events a second.</summary>
internal sealed class OutputLatency(string connectionString, TimeSpan length)
{
    private const int Callers = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync()
    {
        await using var node = new AlarmNode(connectionString, timerWorkers: 2);
        await node.StartAsync();
        var tenant = new TenantId(Guid.CreateVersion7());
        var acknowledged = new ConcurrentDictionary<long, long>();
        var seen = new ConcurrentDictionary<long, long>();
        using var stop = new CancellationTokenSource();
        var reading = ReadAsync(node, tenant, seen, stop.Token);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(node, tenant, acknowledged)));
        var rate = acknowledged.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        while (seen.Count < acknowledged.Count)
            await Task.Delay(10);
        await stop.CancelAsync();
        await reading;
        var latencies = acknowledged.Select(a => Math.Max(0, Stopwatch.GetElapsedTime(a.Value, seen[a.Key]).TotalMilliseconds)).ToList();
        Metric.Print("workflows.output.rate", rate, "per_s");
        Metric.Print("workflows.output.p50", Metric.Percentile(latencies, 0.5), "ms");
        Metric.Print("workflows.output.p99", Metric.Percentile(latencies, 0.99), "ms");
    }

    private async Task CallAsync(AlarmNode node, TenantId tenant, ConcurrentDictionary<long, long> acknowledged)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < length; await timer.WaitForNextTickAsync())
        {
            var appended = await node.WantAsync(tenant, DateTimeOffset.UtcNow.AddDays(1));
            acknowledged[appended.Position] = Stopwatch.GetTimestamp();
        }
    }

    // Follows the log and notes when the step of each event can be read.
    private static async Task ReadAsync(AlarmNode node, TenantId tenant, ConcurrentDictionary<long, long> seen, CancellationToken cancellationToken)
    {
        using var woken = new SemaphoreSlim(0);
        void Wake(TenantId _, long __) => woken.Release();
        node.WakeUps.Woken += Wake;
        for (var position = 0L; !cancellationToken.IsCancellationRequested;)
        {
            await foreach (var envelope in node.Log.ReadLogAsync(tenant, position, 1_000, cancellationToken: CancellationToken.None))
            {
                position = envelope.Position;
                if (envelope.Event is WorkflowStepped { Input.Position: { } cause })
                    seen[cause] = Stopwatch.GetTimestamp();
            }
            await woken.WaitAsync(50, CancellationToken.None);
        }
        node.WakeUps.Woken -= Wake;
    }
}
