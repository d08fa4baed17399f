using FieldServices.Api.Hosting;
using FieldServices.Benchmarks.GraphQLEngine;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Benchmarks.Reads;

/// <summary>
/// The read API over views that were folded from the log, against PostGraphile 5 and Mercurius (with its JIT) on the same tables, and
/// against an endpoint that was written by hand with the same SQL. Options: <c>--rows 100000 --rounds 3 --seconds 2</c>. The peers need
/// node and npm; without them, or with <c>--no-peers</c>, only the hand-written endpoint is compared.
/// </summary>
internal static class ReadsSuite
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["serve", var to, var tenantId, var emergencies, var contractors])
            return await HandWritten.RunAsync(to, Guid.Parse(tenantId), emergencies, contractors);
        var database = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench graphql.");
        await using var platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        await platform.MigrateAsync(default);
        await using var server = await ServerProcess.StartAsync(database);
        var data = await SeededBoard.FillAsync(platform, Options.Number(args, "--rows", 100_000));
        await CompareAsync(database, platform, data, server.Address.Port, args);
        return 0;
    }

    private static async Task CompareAsync(string database, Platform platform, SeededBoard data, int port, string[] args)
    {
        using var peers = args.Contains(NodePeers.Without) ? null : await NodePeers.InstallAsync("reads");
        var (emergencies, contractors) = (platform.TableOf("emergencies").Name, platform.TableOf("contractors").Name);
        var others = new List<Contender>
        {
            await Contender.StartAsync("hand_written", "dotnet", typeof(ReadsSuite).Assembly.Location, "graphql", "serve", database, $"{data.Tenant.Id.Value}", emergencies, contractors),
        };
        try
        {
            if (peers is not null)
            {
                await NameTablesAsync(platform.Database, emergencies, contractors);
                var uri = UriOf(database);
                others.Add(await Contender.StartAsync("postgraphile", "node", peers.PathOf("postgraphile.mjs"), uri));
                others.Add(await Contender.StartAsync("mercurius", "node", peers.PathOf("mercurius.mjs"), uri, $"{data.Tenant.Id.Value}", emergencies, contractors));
            }
            await ReadRounds.RunAsync(
                new Questions(data), [("ours", port), .. others.Select(o => (o.Name, o.Port))],
                Options.Number(args, "--rounds", 3), TimeSpan.FromSeconds(Options.Number(args, "--seconds", 2)));
        }
        finally
        {
            others.ForEach(static contender => contender.Dispose());
        }
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
