using System.Diagnostics;

namespace FieldServices.Benchmarks.Store;

/// <summary>What one round of one contender achieved.</summary>
internal sealed record Load(double PerSecond, double MedianMilliseconds, double P99Milliseconds)
{
    /// <summary>Runs callers side by side for a while, each doing one thing after another.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="length">How long; what is running then is finished and counted.</param>
    /// <param name="caller">Given its number, makes the function that does its n-th thing.</param>
    public static async Task<Load> RunAsync(int callers, TimeSpan length, Func<int, Task<Func<long, Task>>> caller)
    {
        var actions = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller));
        var start = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(actions.Select(a => Task.Run(() => RepeatAsync(a, start, length))));
        var all = latencies.SelectMany(l => l).ToList();
        return new Load(all.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, Metric.Median(all), Metric.Percentile(all, 0.99));
    }

    private static async Task<List<double>> RepeatAsync(Func<long, Task> action, long start, TimeSpan length)
    {
        var latencies = new List<double>();
        for (var n = 0L; Stopwatch.GetElapsedTime(start) < length; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await action(n);
            latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return latencies;
    }
}
