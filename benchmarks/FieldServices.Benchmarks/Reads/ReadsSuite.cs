using System.Globalization;
using FieldServices.Api.Hosting;
using FieldServices.Api.Reads.Answers;
using FieldServices.Benchmarks.GraphQLEngine;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Benchmarks.Reads;

/// <summary>
/// The read API over views that were folded from the log, against PostGraphile 5 and Mercurius (with its JIT) on the same tables, and
/// against an endpoint that was written by hand with the same SQL. The read API runs twice: <c>ours_read</c> reads every answer from the
/// tables, as all others do; <c>ours_kept</c> keeps answers as it does by default. The peers need node and npm.
/// </summary>
internal static class ReadsSuite
{
    private const string Help =
        """
        Usage: ./bench graphql [options]
          --questions by_id,page,aggregate   which questions are asked
          --connections 1,16,64              over how many connections at once
          --rows 100000                      how many emergencies there are
          --rounds 3 --seconds 2             how many rounds, and how long each contender is asked in each
          --no-peers                         without PostGraphile and Mercurius, which need node and npm
        Contenders: ours_read (reads each answer), ours_kept (keeps answers while the views have not moved), hand_written, postgraphile, mercurius.
        """;

    private static readonly int[] AllConnections = [1, 16, 64];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["serve", var to, var tenantId, var emergencies, var contractors])
            return await HandWritten.RunAsync(to, Guid.Parse(tenantId), emergencies, contractors);
        if (args.Any(a => a is "-h" or "--help"))
        {
            Console.WriteLine(Help);
            return 0;
        }
        var questions = Options.Names(args, "--questions", Questions.Names);
        var connections = Options.Names(args, "--connections", [.. AllConnections.Select(c => c.ToString(CultureInfo.InvariantCulture))]);
        if (questions.Except(Questions.Names).Any() || !connections.All(c => int.TryParse(c, out var count) && count is >= 1 and <= 1_000))
        {
            await Console.Error.WriteLineAsync(Help);
            return 2;
        }
        var database = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench graphql.");
        // Together they must not use up the connections of the cluster.
        database += ";Maximum Pool Size=32";
        await using var platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        await platform.MigrateAsync(default);
        await using var kept = await ServerProcess.StartAsync(database);
        var data = await SeededBoard.FillAsync(platform, Options.Number(args, "--rows", 100_000));
        await using var read = await ServerProcess.StartAsync(database, new Dictionary<string, string> { [AnswerSettings.Variable] = "0" });
        using var peers = args.Contains(NodePeers.Without) ? null : await NodePeers.InstallAsync("reads");
        List<Contender> others = [];
        try
        {
            await AddOthersAsync(others, database, platform, data, peers);
            (string, int)[] contenders = [(ReadRounds.Ours[0], read.Address.Port), (ReadRounds.Ours[1], kept.Address.Port), .. others.Select(o => (o.Name, o.Port))];
            await ReadRounds.RunAsync(
                new Questions(data), questions, [.. connections.Select(c => int.Parse(c, CultureInfo.InvariantCulture))], contenders,
                Options.Number(args, "--rounds", 3), TimeSpan.FromSeconds(Options.Number(args, "--seconds", 2)));
        }
        finally
        {
            others.ForEach(static contender => contender.Dispose());
        }
        return 0;
    }

    private static async Task AddOthersAsync(List<Contender> others, string database, Platform platform, SeededBoard data, NodePeers? peers)
    {
        var (tenant, emergencies, contractors) = ($"{data.Tenant.Id.Value}", platform.TableOf("emergencies").Name, platform.TableOf("contractors").Name);
        others.Add(await Contender.StartAsync("hand_written", "dotnet", typeof(ReadsSuite).Assembly.Location, "graphql", "serve", database, tenant, emergencies, contractors));
        if (peers is null)
            return;
        await NameTablesAsync(platform.Database, emergencies, contractors);
        var uri = UriOf(database);
        others.Add(await Contender.StartAsync("postgraphile", "node", peers.PathOf("postgraphile.mjs"), uri));
        others.Add(await Contender.StartAsync("mercurius", "node", peers.PathOf("mercurius.mjs"), uri, tenant, emergencies, contractors));
    }

    /// <summary>Tells PostGraphile, by comments as its documentation has them, what the tables are called and how they belong together.</summary>
    private static async Task NameTablesAsync(NpgsqlDataSource database, string emergencies, string contractors)
    {
        await using var command = database.CreateCommand(
            $"""
            comment on table {contractors} is E'@name contractor';
            comment on table {emergencies} is
              E'@name emergency\n@foreignKey (tenant_id, contractor_id) references {contractors} (tenant_id, id)|@fieldName contractor|@foreignFieldName emergencies';
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static string UriOf(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        static string Escape(string? text) => Uri.EscapeDataString(text ?? "");
        return $"postgresql://{Escape(to.Username)}:{Escape(to.Password)}@localhost:{to.Port}/{Escape(to.Database)}?host={Escape(to.Host)}";
    }
}
