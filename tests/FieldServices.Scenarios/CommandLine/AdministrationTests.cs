using System.Net;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.CommandLine;

/// <summary>Tenants and keys by the command line, seen from the running server.</summary>
public sealed class AdministrationTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_tenant_is_made_once_and_listed()
    {
        var first = (await RunAsync("tenants", "create", "north-wind", "--name", "North Wind [Ltd]", "--test")).Succeeded();
        var second = (await RunAsync("tenants", "create", "north-wind", "--name", "North Wind [Ltd]", "--test")).Succeeded();
        var list = (await RunAsync("tenants", "list")).Succeeded();

        Assert.StartsWith("Tenant north-wind (test): ", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
        var row = Assert.Single(list.Lines, l => l.Contains("north-wind", StringComparison.Ordinal));
        Assert.Contains("North Wind [Ltd]", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("North")]
    [InlineData("-north")]
    [InlineData("n")]
    [InlineData("north wind")]
    public async Task A_slug_that_is_none_is_refused_with_the_rule(string slug) =>
        (await RunAsync("tenants", "create", "--name", "X", "--", slug)).Failed("A slug has 2 to 63 lower-case letters, digits and hyphens");

    [Fact]
    public async Task A_made_key_opens_the_door_until_it_is_revoked()
    {
        var key = (await RunAsync("keys", "create", "--tenant", "scenario", "--role", "dispatcher", "--name", "Front [desk]")).Succeeded().Output.Trim();
        Assert.Matches("^fs_test_[0-9A-Za-z]{10}_[0-9A-Za-z]{32}$", key);
        using var client = scenario.Server.Client(key);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client));

        var id = key.Split('_')[2];
        var listed = (await RunAsync("keys", "list", "--tenant", "scenario")).Succeeded();
        Assert.Matches($@"{id}\s+dispatcher\s+pro\s+Front \[desk\]\s+\d{{4}}-\d\d-\d\d\s+usable", listed.Output);
        Assert.DoesNotContain(key.Split('_')[3], listed.Output, StringComparison.Ordinal);

        Assert.Contains("Revoked.", (await RunAsync("keys", "revoke", id, "--tenant", "scenario")).Succeeded().Output, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => await AskAsync(client) == HttpStatusCode.Unauthorized);
        (await RunAsync("keys", "revoke", id, "--tenant", "scenario")).Failed("The tenant has no such key, or it was revoked before.");
        Assert.Matches($@"{id}.*revoked \d{{4}}-", (await RunAsync("keys", "list", "--tenant", "scenario")).Output);
    }

    [Fact]
    public async Task A_key_gets_another_role_and_tier_while_it_is_used()
    {
        var key = (await RunAsync("keys", "create", "--tenant", "scenario", "--role", "customer", "--name", "Portal", "--tier", "free")).Succeeded().Output.Trim();
        var id = key.Split('_')[2];
        using var client = scenario.Server.Client(key);
        Assert.Equal("FORBIDDEN", (string?)(await client.QueryAsync("{ emergencies { totalCount } }"))["errors"]![0]!["extensions"]!["code"]);

        (await RunAsync("keys", "change", id, "--tenant", "scenario")).Failed("Say what to change: --role, --tier, or both.");
        (await RunAsync("keys", "change", "0000000000", "--tenant", "scenario", "--tier", "pro")).Failed("The tenant has no such key, or it was revoked.");
        (await RunAsync("keys", "change", id, "--tenant", "scenario", "--tier", "gold")).Failed("--tier is one of: free, pro, enterprise.");
        Assert.Contains("Changed.", (await RunAsync("keys", "change", id, "--tenant", "scenario", "--role", "dispatcher", "--tier", "enterprise")).Succeeded().Output, StringComparison.Ordinal);

        Assert.Matches($@"{id}\s+dispatcher\s+enterprise\s+Portal", (await RunAsync("keys", "list", "--tenant", "scenario")).Succeeded().Output);
        await Eventually.TrueAsync(async () => (await client.QueryAsync("{ emergencies { totalCount } }"))["errors"] is null);
    }

    [Fact]
    public async Task A_key_cannot_be_revoked_through_another_tenant()
    {
        (await RunAsync("tenants", "create", "south-wind", "--name", "South Wind")).Succeeded();
        var key = (await RunAsync("keys", "create", "--tenant", "south-wind", "--role", "admin", "--name", "x")).Succeeded().Output.Trim();

        Assert.StartsWith("fs_live_", key, StringComparison.Ordinal);
        (await RunAsync("keys", "revoke", key.Split('_')[2], "--tenant", "scenario")).Failed("The tenant has no such key");
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_are_explained()
    {
        (await RunAsync("keys", "create", "--tenant", "scenario", "--role", "dispatcher", "--name", "x", "--expires-in-days", "0")).Failed("--expires-in-days is at least 1.");
        (await RunAsync("keys", "create", "--tenant", "nowhere", "--role", "dispatcher", "--name", "x")).Failed("There is no tenant 'nowhere'. There are: ");
        (await RunAsync("keys", "create", "--tenant", "scenario", "--role", "pirate", "--name", "x")).Failed("--role is one of: admin, dispatcher, technician, customer, auditor, integrator.");
        (await RunAsync("keys", "create", "--tenant", "scenario", "--role", "7", "--name", "x")).Failed("--role is one of: ");
        (await RunAsync("keys", "create", "--tenant", "scenario", "--role", "dispatcher")).Failed("--name");
        (await RunAsync("keys", "dance")).Failed("dance");
        (await RunAsync("projections", "rebuild", "tea-leaves")).Failed("There is no view 'tea-leaves'. There are: emergencies, response_times, contractors, ");
        (await RunAsync("import", "incidents", "/nowhere/incidents.csv", "--tenant", "scenario")).Failed("There is no file /nowhere/incidents.csv.");
    }

    [Fact]
    public async Task Help_lists_every_command_and_needs_no_database()
    {
        var help = (await CommandLineRun.OfAsync(null, "--help")).Succeeded();

        foreach (var command in new[] { "serve", "migrate", "tenants", "keys", "history", "state", "projections", "import" })
            Assert.Contains($"  {command}", help.Output, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(scenario.ConnectionString, arguments);

    private static async Task<HttpStatusCode> AskAsync(Client client) => (await client.PostAsync("/graphql", """{"query":"{ __typename }"}""")).Status;
}
