using System.Collections.Concurrent;
using System.Diagnostics;
using FieldServices.EventStore;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;
using FieldServices.EventStore.Waking;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Store;

/// <summary>How long after an append is acknowledged the view contains it, at a steady rate; one append in ten is watched.</summary>
internal sealed class LiveLag(string connectionString, TimeSpan length)
{
    private const int Callers = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync()
    {
        await using var database = EventStoreDatabase.Open(connectionString);
        var table = new ViewTable(Meter.Devices);
        await ViewSchema.CreateAsync(database, [table]);
        var wakeUps = new WakeUps(database);
        var (log, progress) = (new EventLog(database, Meter.Catalog, wakeUps), new ViewProgress(database, TimeProvider.System));
        var runner = new ProjectionRunner(database, Meter.Catalog, [table], wakeUps, progress, new ProjectionOptions(), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var running = runner.RunAsync(stop.Token);
        var (tenant, lags, start) = (Meter.NewTenant(), new ConcurrentBag<double>(), Stopwatch.GetTimestamp());
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(log, progress, tenant, lags)));
        Metric.Print("store.live.rate", counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds, "per_s");
        Metric.Print("store.live.lag_p50", Metric.Percentile(lags, 0.5), "ms");
        Metric.Print("store.live.lag_p99", Metric.Percentile(lags, 0.99), "ms");
        await stop.CancelAsync();
        await running;
    }

    private async Task<int> CallAsync(EventLog log, ViewProgress progress, TenantId tenant, ConcurrentBag<double> lags)
    {
        var (device, watches) = (Guid.CreateVersion7(), new List<Task>());
        using var timer = new PeriodicTimer(Pause);
        var count = 0;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < length; await timer.WaitForNextTickAsync())
        {
            var appended = await log.AppendAsync(Meter.AppendOf(tenant, device, count));
            if (count++ % 10 == 0)
                watches.Add(WatchAsync(progress, tenant, appended.Position, lags));
        }
        await Task.WhenAll(watches);
        return count;
    }

    private static async Task WatchAsync(ViewProgress progress, TenantId tenant, long position, ConcurrentBag<double> lags)
    {
        var start = Stopwatch.GetTimestamp();
        if (!await progress.WaitAsync(Meter.Devices, tenant, position, TimeSpan.FromSeconds(30)))
            throw new TimeoutException("The view did not follow the log.");
        lags.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
