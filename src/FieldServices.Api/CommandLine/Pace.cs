using System.Diagnostics;

namespace FieldServices.Api.CommandLine;

/// <summary>How fast work goes, counted from its first report: what was done before then was not done now.</summary>
internal sealed class Pace
{
    private long start;
    private long before;

    public long Done { get; private set; }

    public double PerSecond => (Done - before) / Math.Max(0.001, Stopwatch.GetElapsedTime(start).TotalSeconds);

    public void Report(long done)
    {
        if (start == 0)
            (start, before) = (Stopwatch.GetTimestamp(), done);
        Done = done;
    }
}
