using System.Net;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Placing;

/// <summary>One server, tenants in several databases.</summary>
public sealed class PlacesTests(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    [Fact]
    public async Task Tenants_in_different_databases_are_served_alike_and_kept_apart()
    {
        var ids = new Dictionary<string, Guid>();
        foreach (var place in new[] { "home", "east" })
        {
            var tenant = await places.TenantAsync($"kept-{place}", place);
            using var client = await places.One.ClientAsync(tenant, Role.Admin);
            var reported = (await client.PostAsync(Samples.Report)).Accepted();
            ids[place] = reported.Id;
            var board = await client.QueryAsync($"{{ emergencies(after: {reported.Json["position"]}) {{ totalCount nodes {{ id }} }} }}");
            Assert.Equal(1, (int)board["data"]!["emergencies"]!["totalCount"]!);
            Assert.Equal($"{reported.Id}", (string?)board["data"]!["emergencies"]!["nodes"]![0]!["id"]);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/v1/streams/emergency/{reported.Id}/events")).Status);
            Assert.Equal([place], await places.OpenLogsAsync(tenant));
            await using var rows = places.Database(place).CreateCommand("select count(*) from eventstore.events where tenant_id = $1");
            rows.Parameters.Add(new() { Value = tenant.Id.Value });
            Assert.Equal(1L, await rows.ExecuteScalarAsync());
        }
        using var stranger = await places.One.ClientAsync(await places.TenantAsync("kept-home", "home"), Role.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/v1/emergencies/{ids["east"]}")).Status);
    }

    [Fact]
    public async Task A_new_tenant_goes_where_the_fewest_are_unless_it_is_told()
    {
        (await places.RunAsync("tenants", "create", "told", "--name", "Told", "--in", "east")).Succeeded();
        for (var n = 0; n < 4; n++)
            (await places.RunAsync("tenants", "create", $"free-{n}", "--name", "Free")).Succeeded();
        var counts = (await places.One.Platform.Tenants.AllAsync(CancellationToken.None)).CountBy(t => t.Place).ToDictionary();
        Assert.InRange(counts["home"] - counts["east"], -1, 1);
        Assert.Matches(@"told\s+Told\s+live\s+east", (await places.RunAsync("tenants", "list")).Succeeded().Output);
    }

    [Fact]
    public async Task Wrong_names_are_told_with_the_right_ones()
    {
        await places.TenantAsync("named", "home");
        (await places.RunAsync("tenants", "move", "named", "--to", "nowhere")).Failed("There is no database 'nowhere' here. There are: home, east.");
        (await places.RunAsync("tenants", "create", "lost", "--name", "Lost", "--in", "nowhere")).Failed("There are: home, east.");
        (await places.RunAsync("tenants", "move", "nobody", "--to", "east")).Failed("There is no tenant 'nobody'");
        (await places.RunAsync("tenants", "move", "named", "--to", "east", "--longest-pause", "60")).Failed("--longest-pause is from 0.1 to 20 seconds");
        (await places.RunAsync("tenants", "forget", "named", "--in", "east")).Failed("--yes");
        (await places.RunAsync("tenants", "forget", "named", "--in", "home", "--yes")).Failed("The tenant is in 'home'");
        Assert.Contains("already", (await places.RunAsync("tenants", "move", "named", "--to", "home")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FIELDSERVICES_DATABASE_HOME", "is the name of the first database")]
    [InlineData("FIELDSERVICES_DATABASE_east", "names no database")]
    [InlineData("FIELDSERVICES_DATABASE_WEST", "is 'east'")]
    public async Task A_server_refuses_databases_that_are_not_what_they_are_called(string variable, string explanation)
    {
        var start = places.StartInfo("serve", "--urls", "http://127.0.0.1:0");
        start.Environment.Remove(OtherDatabases.Prefix + "EAST");
        start.Environment[variable] = places.East;
        (await CommandLineRun.OfAsync(start)).Failed(explanation);
    }

    [Fact]
    public async Task A_server_refuses_to_start_without_a_database_in_which_there_are_tenants()
    {
        await places.TenantAsync("elsewhere", "east");
        (await CommandLineRun.OfAsync(CommandLineRun.StartInfo(places.Home, "serve", "--urls", "http://127.0.0.1:0"))).Failed("There is no database 'east' here");
    }
}
