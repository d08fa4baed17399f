using System.Diagnostics;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>Shows work with a known end: a bar with rate and remaining time on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Runs the work; it reports done and total as often as it likes.</summary>
    public static async Task RunAsync(string title, string unit, Func<Action<long, long>, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var done = 0L;
        if (AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
            await AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(async context =>
                {
                    var task = context.AddTask(title);
                    await work(
                        (now, total) =>
                        {
                            done = now;
                            task.MaxValue = Math.Max(1, total);
                            task.Value = now;
                            task.Description = $"{title} ({Rate(now, start):N0} {unit}/s)";
                        },
                        cancellationToken);
                    task.Value = task.MaxValue;
                });
        else
            await work(Lines(title, unit, start, now => done = now), cancellationToken);
        AnsiConsole.WriteLine($"{title}: {done:N0} {unit} in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s, {Rate(done, start):N0} {unit}/s.");
    }

    /// <summary>A report that writes a line at the start of each five seconds.</summary>
    private static Action<long, long> Lines(string title, string unit, long start, Action<long> note)
    {
        var last = start;
        return (now, total) =>
        {
            note(now);
            if (Stopwatch.GetElapsedTime(last) < LineEvery)
                return;
            last = Stopwatch.GetTimestamp();
            Console.WriteLine(Sentence(title, unit, now, total, Rate(now, start)));
        };
    }

    /// <summary>Done, total, rate and remaining time in words.</summary>
    public static string Sentence(string title, string unit, long done, long total, double rate) =>
        $"{title}: {done:N0} of {total:N0} {unit} ({100.0 * done / Math.Max(1, total):N0} %), {rate:N0}/s, {(rate > 0 ? (total - done) / rate : 0):N0} s left";

    private static double Rate(long done, long start) => done / Math.Max(0.001, Stopwatch.GetElapsedTime(start).TotalSeconds);
}
