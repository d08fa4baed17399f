using System.Net;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Reads;

/// <summary>What a server of a new release does over a database in which an older version of a view is in use.</summary>
public sealed class NewVersionTests
{
    private const string View = "emergencies";

    // The release before knew this view as version 0.
    private static readonly int Version = EmergencyBoard.View.Version;

    private static readonly string Older =
        $"""
        alter table read.emergencies_v{Version} rename to emergencies_v0;
        alter table read.emergencies_v{Version}_history rename to emergencies_v0_history;
        alter table read.emergencies_v{Version}_timeline rename to emergencies_v0_timeline;
        update eventstore.checkpoints set view = 'emergencies_v0' where view = 'emergencies_v{Version}';
        update eventstore.view_versions set version = 0 where view = 'emergencies';
        """;

    [Fact]
    public async Task A_view_whose_version_is_new_is_answered_from_once_it_has_been_built()
    {
        await using var database = await TestDatabase.CreateAsync(Templates.Migrated);
        var key = await PrepareAsync(database.ConnectionString);
        await using (var refused = ServerProcess.Launch(database.ConnectionString))
        {
            Assert.Equal(1, await refused.ExitAsync());
            await refused.SaysAsync("fieldservices migrate");
        }
        await RunAsync(database, "migrate");
        await RunAsync(database, "projections", "stop", View, "--reason", "to look at it");
        await using var server = await ServerProcess.StartAsync(database.ConnectionString);
        using var client = new Client(server.Address, key);

        var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains($"emergencies (version {Version})", ready.Text, StringComparison.Ordinal);
        Assert.Contains("\"building\"", (await client.GetAsync("/health")).Text, StringComparison.Ordinal);
        Assert.Equal("VIEW_BUILDING", (await client.ErrorAsync("{ emergencies { totalCount } }")).Code);
        Assert.Equal(0, (int)(await client.DataAsync("{ contractors { totalCount } }"))["contractors"]!["totalCount"]!);
        var list = await RunAsync(database, "projections", "list");
        Assert.Matches(@"emergencies\s+0\s+older\s+0\s+1\s+1\s+in use by another release", list);
        Assert.Matches($@"emergencies\s+{Version}\s+older\s+1\s+0\s+1\s+stopped: to look at it", list);

        await RunAsync(database, "projections", "start", View);

        await Eventually.TrueAsync(async () => (await client.GetAsync("/health/ready")).Status == HttpStatusCode.OK);
        Assert.Equal(1, (int)(await client.DataAsync("{ emergencies { totalCount } }"))["emergencies"]!["totalCount"]!);
        list = await RunAsync(database, "projections", "list");
        Assert.Matches(@"emergencies\s+0\s+older\s+0\s+1\s+1\s+kept", list);
        Assert.Matches($@"emergencies\s+{Version}\s+older\s+0\s+1\s+1\s+running", list);
        Assert.Contains("in use already", await RunAsync(database, "projections", "switch", View), StringComparison.Ordinal);
    }

    // A database with one emergency, as the release before left it, and a key to it.
    private static async Task<string> PrepareAsync(string database)
    {
        var key = await FillAsync(database);
        await using var source = ConnectionStrings.Open(database);
        await using var rename = source.CreateCommand(Older);
        await rename.ExecuteNonQueryAsync();
        return key;
    }

    private static async Task<string> FillAsync(string database)
    {
        await using var server = await Server.StartAsync(database);
        var tenant = await server.TenantAsync("older");
        var key = (await server.KeyAsync(tenant, Role.Admin)).ToString();
        using var client = server.Client(key);
        var head = (await client.PostAsync(Samples.Report)).Accepted().Position;
        Assert.Equal(1, (int)(await client.DataAsync($"{{ emergencies(after: {head}) {{ totalCount }} }}"))["emergencies"]!["totalCount"]!);
        return key;
    }

    private static async Task<string> RunAsync(TestDatabase database, params string[] arguments) =>
        (await CommandLineRun.OfAsync(database.ConnectionString, arguments)).Succeeded().Output;
}
