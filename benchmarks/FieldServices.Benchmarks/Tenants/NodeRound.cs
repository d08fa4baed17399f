using System.Diagnostics;
using FieldServices.Api.Hosting;
using FieldServices.Benchmarks.Commands;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.Benchmarks.Tenants;

/// <summary>One node over an installation: left alone for a while, then with a few tenants at work.</summary>
internal sealed class NodeRound(Installation installation, int busy, int rate, TimeSpan length)
{
    // The server adds up its statistics about once a second, those of idle sessions within ten.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(12);

    private const string Activity =
        """
        select (select count(*) from pg_stat_activity where datname = any($1) and application_name = 'fieldservices')::int,
          sum(xact_commit)::bigint, sum(active_time) from pg_stat_database where datname = any($1)
        """;

    public async Task<Cost> RunAsync()
    {
        foreach (var (name, address) in installation.Others)
            Environment.SetEnvironmentVariable(OtherDatabases.Prefix + name.ToUpperInvariant(), address);
        await using var server = await ServerProcess.StartAsync(installation.Home);
        while (await installation.LagAsync() > 0)
            await Task.Delay(200);
        installation.Disconnect();
        await using var statistics = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(installation.Home) { Database = "postgres", ApplicationName = "statistics" });
        await Task.Delay(Settled);
        var (start, cpu) = (await ReadAsync(statistics), server.ProcessorTime);
        await Task.Delay(length);
        var (end, used) = (await ReadAsync(statistics), server.ProcessorTime - cpu);
        var latencies = await WorkAsync(server);
        var after = await ReadAsync(statistics);
        var seconds = length.TotalSeconds;
        foreach (var name in installation.Others.Keys)
            Environment.SetEnvironmentVariable(OtherDatabases.Prefix + name.ToUpperInvariant(), null);
        return new Cost(
            Math.Max(end.Connections, after.Connections), (end.Commits - start.Commits) / seconds, used.TotalSeconds / seconds, (end.ActiveMs - start.ActiveMs) / 1000 / seconds,
            Metric.Median(latencies), Metric.Percentile(latencies, 0.99), latencies.Count / seconds);
    }

    private async Task<List<double>> WorkAsync(ServerProcess server)
    {
        var keys = await Task.WhenAll(installation.Tenants.Take(busy).Select(installation.KeyAsync));
        var latencies = await Task.WhenAll(keys.Select(async key =>
        {
            var (report, mine) = (Reporter.Caller(server.Address, key), new List<double>());
            await report(0);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < length; await timer.WaitForNextTickAsync())
            {
                var began = Stopwatch.GetTimestamp();
                await report(mine.Count + 1);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return mine;
        }));
        return [.. latencies.SelectMany(l => l)];
    }

    private async Task<(int Connections, long Commits, double ActiveMs)> ReadAsync(NpgsqlDataSource statistics)
    {
        await using var command = statistics.CreateCommand(Activity);
        command.Parameters.Add(new() { Value = installation.DatabaseNames });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt32(0), reader.GetInt64(1), reader.GetDouble(2));
    }
}
