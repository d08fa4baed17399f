using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>Shows work with a known end: a bar with rate and remaining time on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressBar
{
    /// <summary>Runs the work; it reports done and total as often as it likes.</summary>
    public static async Task RunAsync(string title, string unit, Func<Action<long, long>, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var (pace, start) = (new Pace(), Stopwatch.GetTimestamp());
        if (AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
            await WithBarAsync(title, unit, work, pace, cancellationToken);
        else
            await work(ProgressLines.To(title, unit, pace), cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {pace.Done:N0} {unit} in {seconds:N1} s, {pace.Done / seconds:N0}/s."));
    }

    private static Task WithBarAsync(string title, string unit, Func<Action<long, long>, CancellationToken, Task> work, Pace pace, CancellationToken cancellationToken) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(title);
                await work(
                    (done, total) =>
                    {
                        pace.Report(done);
                        (task.MaxValue, task.Value) = (Math.Max(1, total), done);
                        task.Description = string.Create(CultureInfo.InvariantCulture, $"{title} ({pace.PerSecond:N0} {unit}/s)");
                    },
                    cancellationToken);
                task.Value = task.MaxValue;
            });
}
