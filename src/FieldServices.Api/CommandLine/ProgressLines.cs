using System.Diagnostics;
using System.Globalization;

namespace FieldServices.Api.CommandLine;

/// <summary>Progress where there is no terminal: a line every few seconds.</summary>
internal static class ProgressLines
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A function that takes done and total as often as the work likes, from any thread.</summary>
    public static Action<long, long> To(string title, string unit, Pace? given = null)
    {
        var (pace, last, gate) = (given ?? new Pace(), Stopwatch.GetTimestamp(), new Lock());
        return (done, total) =>
        {
            lock (gate)
            {
                pace.Report(done);
                if (Stopwatch.GetElapsedTime(last) < Every)
                    return;
                last = Stopwatch.GetTimestamp();
                Console.WriteLine(Sentence(title, unit, pace, total));
            }
        };
    }

    private static string Sentence(string title, string unit, Pace pace, long total) => string.Create(
        CultureInfo.InvariantCulture,
        $"{title}: {pace.Done:N0} of {total:N0} {unit} ({100.0 * pace.Done / Math.Max(1, total):N0} %), {pace.PerSecond:N0}/s, {(total - pace.Done) / Math.Max(0.001, pace.PerSecond):N0} s left");
}
