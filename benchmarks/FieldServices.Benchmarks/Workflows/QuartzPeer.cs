using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace FieldServices.Benchmarks.Workflows;

/// <summary>
/// Quartz with its PostgreSQL job store: one job that does nothing, and a trigger for each time it shall run. Each round tries three
/// settings of its batches and takes the best.
/// </summary>
internal sealed class QuartzPeer(string connectionString, int jobs)
{
    private static int fired;
    private static TaskCompletionSource done = new();

    private static readonly (int Batch, int Threads)[] Settings = [(1, 10), (20, 20), (50, 50)];

    public async Task<double> FireAsync()
    {
        var best = 0.0;
        foreach (var (batch, threads) in Settings)
            best = Math.Max(best, await FireAsync(batch, threads));
        return best;
    }

    private async Task<double> FireAsync(int batch, int threads)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(s =>
            {
                s.InstanceName = $"bench-{Guid.NewGuid():N}";
                s.MaxBatchSize = batch;
                s.BatchTriggerAcquisitionFireAheadTimeWindow = TimeSpan.FromSeconds(1);
            });
            quartz.UseDefaultThreadPool(threads);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connectionString);
                store.ProvisionSchema();
                store.ConfigureStore(o => o.MisfireThreshold = TimeSpan.FromHours(1));
            });
        });
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await ScheduleAsync(scheduler);
        (fired, done) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Job.Expected = jobs;
        var start = Stopwatch.GetTimestamp();
        await scheduler.Start();
        await done.Task.WaitAsync(TimeSpan.FromMinutes(5));
        var rate = jobs / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await scheduler.Shutdown();
        return rate;
    }

    private async Task ScheduleAsync(IScheduler scheduler)
    {
        var job = JobBuilder.Create<Job>().WithIdentity("job").StoreDurably().Build();
        var now = DateTimeOffset.UtcNow;
        ITrigger[] triggers = [.. Enumerable.Range(0, jobs).Select(i => TriggerBuilder.Create().WithIdentity($"t{i}").ForJob(job).StartAt(now).Build())];
        await scheduler.ScheduleJobs(new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = triggers });
    }

    private sealed class Job : IJob
    {
        public static int Expected { get; set; }

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref fired) == Expected)
                done.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
