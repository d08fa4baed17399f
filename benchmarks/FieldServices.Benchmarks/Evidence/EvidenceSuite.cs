using FieldServices.EventStore.Schema;
using Npgsql;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>
/// What it costs that the past can be asked for and proved. Options: <c>--rounds 5 --seconds 2 --rows 1000000 --events 1000000</c>, and the
/// name of one part to run only that: <c>verify</c>, <c>proof</c>, <c>event-space</c>, <c>commit</c>, <c>as-of</c>, <c>space</c>.
/// Of <c>commit</c>: <c>--callers 1,64,256 --kinds plain,hashed,sealed,both --connections 4</c>.
/// </summary>
internal static class EvidenceSuite
{
    public static async Task<int> RunAsync(string[] args)
    {
        var connectionString = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench evidence.");
        var rounds = Options.Number(args, "--rounds", 5);
        var length = TimeSpan.FromSeconds(Options.Number(args, "--seconds", 2));
        await using (var database = NpgsqlDataSource.Create(connectionString))
            await SchemaMigrator.ForEventStore.MigrateAsync(database);
        var parts = new Dictionary<string, Func<Task>>
        {
            ["verify"] = new VerifyRounds(connectionString, rounds, Options.Number(args, "--events", 1_000_000)).RunAsync,
            ["proof"] = new ProofRounds(connectionString, Options.Number(args, "--events", 1_000_000)).RunAsync,
            ["event-space"] = new EventSpace(connectionString).RunAsync,
            ["commit"] = new CommitRounds(
                connectionString, rounds, length, Options.Names(args, "--callers", ["1", "64", "256"]), Options.Names(args, "--kinds", CommitRounds.Kinds),
                Options.Number(args, "--connections", 4)).RunAsync,
            ["as-of"] = new AsOfRounds(connectionString, rounds, Options.Number(args, "--rows", 1_000_000)).RunAsync,
            ["space"] = new SpaceRounds(connectionString, rounds, Options.Number(args, "--events", 100_000)).RunAsync,
        };
        foreach (var (name, run) in parts.Where(p => !args.Any(parts.ContainsKey) || args.Contains(p.Key)))
        {
            Console.WriteLine($"# {name}");
            await run();
        }
        return 0;
    }
}
