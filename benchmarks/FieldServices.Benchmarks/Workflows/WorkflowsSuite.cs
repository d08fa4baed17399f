using FieldServices.EventStore.Schema;
using FieldServices.Workflows.Schema;
using Npgsql;

namespace FieldServices.Benchmarks.Workflows;

/// <summary>
/// Timers against Quartz's on the same cluster, and the way from an event to what a workflow makes of it.
/// Options: <c>--rounds 5 --timers 10000 --pending 1000000 --seconds 10</c>, and the name of one part to run only that: <c>timers</c>,
/// <c>output</c>. <c>--no-peers</c> leaves Quartz out.
/// </summary>
internal static class WorkflowsSuite
{
    public static async Task<int> RunAsync(string[] args)
    {
        var connectionString = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench workflows.");
        await using (var database = NpgsqlDataSource.Create(connectionString))
        {
            await SchemaMigrator.ForEventStore.MigrateAsync(database);
            await WorkflowSchema.Migrator.MigrateAsync(database);
        }
        var timers = new TimerRounds(
            connectionString, Options.Number(args, "--rounds", 5), Options.Number(args, "--timers", 10_000), Options.Number(args, "--pending", 1_000_000),
            peers: !args.Contains(NodePeers.Without));
        var output = new OutputLatency(connectionString, TimeSpan.FromSeconds(Options.Number(args, "--seconds", 10)));
        if (!args.Contains("output"))
            await timers.RunAsync();
        if (!args.Contains("timers"))
            await output.RunAsync();
        return 0;
    }
}
