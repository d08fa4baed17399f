using System.Collections.Concurrent;
using System.Diagnostics;

namespace FieldServices.EventStore.Tests.Harness;

/// <summary>Counts the round trips to the database that some work causes, by the driver's own traces.</summary>
internal static class RoundTrips
{
    private const string Name = "FieldServices.EventStore.Tests.RoundTrips";
    private static readonly ActivitySource Source = new(Name);

    public static async Task<int> CountAsync(Func<Task> work)
    {
        var seen = new ConcurrentQueue<ActivityTraceId>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql")
                    seen.Enqueue(activity.TraceId);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var root = Source.StartActivity("work")!;
        await work();
        return seen.Count(id => id == root.TraceId);
    }
}
