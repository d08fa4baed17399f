using System.Diagnostics;
using FieldServices.EventStore;
using Npgsql;

namespace FieldServices.Benchmarks.Workflows;

/// <summary>
/// How many timers that are due four workers fire in a second (claimed, decided, recorded and removed), without and with a million
/// others that are due much later, and how many one-off jobs Quartz fires on the same cluster; in interleaved rounds.
/// </summary>
internal sealed class TimerRounds(string connectionString, int rounds, int timers, int pending, bool peers)
{
    private const string Waiting = "select count(*) from workflows.timers where tenant_id = $1 and due <= clock_timestamp()";

    public async Task RunAsync()
    {
        var quartz = peers ? new QuartzPeer(connectionString, Math.Max(200, timers / 10)) : null;
        var (empty, full, jobs) = (new List<double>(), new List<double>(), new List<double>());
        // Once for nothing: what is compiled, cached and known of the tables belongs to neither side.
        await FireAsync();
        for (var round = 0; round < rounds; round++)
        {
            empty.Add(await FireAsync());
            await AddPendingAsync();
            full.Add(await FireAsync());
            await RemovePendingAsync();
            if (quartz is not null)
                jobs.Add(await quartz.FireAsync());
            Console.WriteLine($"round {round + 1}: {empty[^1]:N0}/s, with {pending:N0} pending {full[^1]:N0}/s{(quartz is null ? "" : $", Quartz {jobs[^1]:N0}/s")}");
        }
        Metric.Print("workflows.timers.rate", Metric.Median(empty), "per_s");
        Metric.Print("workflows.timers.with_pending", Metric.Median(full), "per_s");
        Metric.Print("workflows.timers.with_pending_ratio", Metric.Median(full.Zip(empty, (f, e) => f / e)), "x");
        if (quartz is null)
            return;
        Metric.Print("workflows.timers.quartz", Metric.Median(jobs), "per_s");
        Metric.Print("workflows.timers.over_quartz", Metric.Median(empty.Zip(jobs, (e, q) => e / q)), "x");
    }

    private async Task<double> FireAsync()
    {
        var tenant = new TenantId(Guid.CreateVersion7());
        await using (var setting = new AlarmNode(connectionString, timerWorkers: 0))
        {
            await setting.StartAsync();
            await Parallel.ForAsync(0, timers, new ParallelOptions { MaxDegreeOfParallelism = 128 }, async (_, _) => await setting.WantAsync(tenant, DateTimeOffset.UtcNow));
            while (await setting.CountAsync(Waiting, tenant) < timers)
                await Task.Delay(50);
        }
        await ExecuteAsync("analyze workflows.timers; analyze workflows.instances");
        await using var node = new AlarmNode(connectionString, timerWorkers: 4);
        var start = Stopwatch.GetTimestamp();
        await node.StartAsync();
        while (await node.CountAsync(Waiting, tenant) > 0)
            await Task.Delay(20);
        var rate = timers / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var rang = await node.CountAsync("select count(*) from eventstore.events where tenant_id = $1 and name = 'alarm.rang'", tenant);
        return rang == timers ? rate : throw new InvalidOperationException($"{rang} alarms rang instead of {timers}.");
    }

    private Task AddPendingAsync() => ExecuteAsync(
        $"""
        insert into workflows.timers (tenant_id, workflow, instance_id, causation_id, key, due)
        select '{Guid.CreateVersion7()}', 'alarm', gen_random_uuid(), gen_random_uuid(), 'ring', clock_timestamp() + interval '1 year' + i * interval '1 second'
        from generate_series(1, {pending}) i
        """);

    private Task RemovePendingAsync() => ExecuteAsync("truncate workflows.timers");

    private async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
