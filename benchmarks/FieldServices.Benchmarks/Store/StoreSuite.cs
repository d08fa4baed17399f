using FieldServices.EventStore.Schema;
using Npgsql;

namespace FieldServices.Benchmarks.Store;

/// <summary>
/// The event store against its own parts done plainly, on the same cluster, in interleaved rounds.
/// Options: <c>--rounds 5 --seconds 2 --events 1000000</c>, and the name of one part to run only that: <c>append</c>,
/// <c>peers</c> (Emmett, which needs node and npm), <c>catch-up</c>, <c>live</c>. <c>--no-peers</c> leaves Emmett out.
/// </summary>
internal static class StoreSuite
{
    public static async Task<int> RunAsync(string[] args)
    {
        var connectionString = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench store.");
        var rounds = Options.Number(args, "--rounds", 5);
        var length = TimeSpan.FromSeconds(Options.Number(args, "--seconds", 2));
        await using (var database = NpgsqlDataSource.Create(connectionString))
            await SchemaMigrator.ForEventStore.MigrateAsync(database);
        var parts = new Dictionary<string, Func<Task>>
        {
            ["append"] = new AppendRounds(connectionString, rounds, length).RunAsync,
            ["peers"] = new PeerRounds(connectionString, rounds, length).RunAsync,
            ["catch-up"] = new CatchUpRounds(connectionString, rounds, Options.Number(args, "--events", 1_000_000)).RunAsync,
            ["live"] = new LiveLag(connectionString, length * 5).RunAsync,
        };
        if (args.Contains(NodePeers.Without))
            parts.Remove("peers");
        foreach (var (name, run) in parts.Where(p => !args.Any(parts.ContainsKey) || args.Contains(p.Key)))
        {
            Console.WriteLine($"# {name}");
            await run();
        }
        return 0;
    }
}
