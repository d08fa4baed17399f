using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Privacy;

/// <summary>Personal data is sealed in everything that is stored, and those who may read it see it clear at every door.</summary>
public sealed class SealedDataTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private static readonly string[] Secrets = [Samples.CallerName, Samples.CallerPhone, Samples.CallerEmail, "Quillfeather", Samples.Description];

    [Fact]
    public async Task A_caller_is_in_no_table_and_at_every_door()
    {
        var client = scenario.Admin;
        var reported = (await client.PostAsync(Samples.Report, null, ("Idempotency-Key", "sealed"))).Accepted();
        var row = (await client.QueryAsync($$"""{ emergency(id: "{{reported.Id}}", after: {{reported.Position}}) { contact { name phone email } } }"""))["data"]!["emergency"]!["contact"]!;
        Assert.Equal([Samples.CallerName, Samples.CallerPhone, Samples.CallerEmail], ((string[])["name", "phone", "email"]).Select(f => (string?)row[f]));
        var history = (await client.GetAsync($"/v1/streams/emergency/{reported.Id}/events")).Accepted();
        Assert.Equal(Samples.CallerName, (string?)history.Json["events"]![0]!["body"]!["caller"]!["name"]);
        var events = (await client.QueryAsync($$"""{ history(of: "emergency/{{reported.Id}}") { nodes { body } } }"""))["data"]!["history"]!["nodes"]!;
        Assert.Equal(Samples.CallerEmail, (string?)events[0]!["body"]!["caller"]!["email"]);
        var line = await CommandLineRun.OfAsync(scenario.ConnectionString, "history", reported.Id.ToString(), "--json");
        Assert.Equal(Samples.CallerPhone, (string?)JsonNode.Parse(line.Succeeded().Output)!["body"]!["caller"]!["phone"]);
        await Dump.LacksAsync(scenario.Server.Platform.Database, Secrets);
    }

    [Fact]
    public async Task What_a_caller_really_said_is_sealed_too_and_shown_wherever_the_report_is()
    {
        const string said = "Gran fell, the lamp went over";
        var client = scenario.Admin;
        var reported = (await client.PostAsync(Samples.Report)).Accepted();
        var corrected = (await client.PostAsync(new CorrectEmergency(reported.Position, "Misheard", Text: said), reported.Id)).Accepted();
        var row = (await client.QueryAsync($$"""{ emergency(id: "{{reported.Id}}", after: {{corrected.Position}}, trueAt: "{{DateTimeOffset.UtcNow:O}}") { description } }"""))["data"]!["emergency"]!;
        Assert.Equal(said, (string?)row["description"]);
        var events = (await client.GetAsync($"/v1/streams/emergency/{reported.Id}/events")).Accepted().Json["events"]!;
        Assert.Equal((Samples.Description, said), ((string?)events[0]!["body"]!["description"], (string?)events.AsArray()[^1]!["body"]!["description"]));
        await Dump.LacksAsync(scenario.Server.Platform.Database, said, Samples.Description);
    }

    [Fact]
    public async Task A_contractors_contact_is_sealed_with_the_contractors_key_in_the_offer_too()
    {
        var client = scenario.Admin;
        var contractor = await Samples.ContractorAsync(client, "Sealed Trades", new TradingContact("Ann Sealed", "020 7946 0999", "ann@sealed.example"));
        var id = await Samples.ReportedAsync(client);
        (await client.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        var dispatched = (await client.PostAsync(new DispatchEmergency(new ContractorId(contractor)), id)).Accepted();
        var offer = (await client.GetAsync($"/v1/streams/emergency/{id}/events?from={dispatched.Version}")).Json["events"]![0]!["body"]!["contact"]!;
        Assert.Equal(("020 7946 0999", "ann@sealed.example"), ((string?)offer["phone"], (string?)offer["email"]));
        var state = await CommandLineRun.OfAsync(scenario.ConnectionString, "state", $"contractor/{contractor}");
        Assert.Contains("Ann Sealed", state.Succeeded().Output, StringComparison.Ordinal);
        await Dump.LacksAsync(scenario.Server.Platform.Database, "Ann Sealed", "ann@sealed", "7946 0999");
        await using var keys = scenario.Server.Platform.Database.CreateCommand("select count(*) from eventstore.data_keys where subject = $1");
        keys.Parameters.Add(new() { Value = $"contractor/{contractor}" });
        Assert.Equal(1L, await keys.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Sealed_values_from_outside_are_refused_at_the_door()
    {
        var client = scenario.Admin;
        await Samples.ReportedAsync(client);
        await using var read = scenario.Server.Platform.Database.CreateCommand(
            "select body -> 'caller' ->> 'phone' from eventstore.events where tenant_id = $1 and name = 'emergency.reported' and body -> 'caller' is not null limit 1");
        read.Parameters.Add(new() { Value = scenario.Tenant.Id.Value });
        var token = (string)(await read.ExecuteScalarAsync())!;
        Assert.StartsWith("~s1.", token, StringComparison.Ordinal);
        var refused = (await client.PostAsync(Samples.Report with { Description = token, Caller = new Caller(Phone: token) })).Refused(400, "validation-failed");
        Assert.Equal(["/description sealed", "/caller/phone sealed"], refused.Json["errors"]!.AsArray().Select(e => $"{e!["pointer"]} {e["code"]}"));
        Assert.DoesNotContain(token, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_recorded_and_makes_no_key()
    {
        var before = await KeysAsync();
        var told = (await scenario.Admin.DryRunAsync(Samples.Report)).Accepted();
        Assert.Equal(Samples.CallerName, (string?)told.Json["events"]![0]!["body"]!["caller"]!["name"]);
        Assert.Equal(before, await KeysAsync());
    }

    [Fact]
    public async Task A_server_without_a_master_key_does_not_start_and_says_how_to_make_one()
    {
        var start = CommandLineRun.StartInfo(scenario.ConnectionString, "serve", "--urls", "http://127.0.0.1:0");
        start.Environment.Remove(TestKit.TestMasterKey.Variable);
        (await CommandLineRun.OfAsync(start)).Failed("There is no master key, and this program keeps personal data. Make one with 'head -c 32 /dev/urandom | base64'");
    }

    private async Task<long> KeysAsync()
    {
        await using var keys = scenario.Server.Platform.Database.CreateCommand("select count(*) from eventstore.data_keys");
        return (long)(await keys.ExecuteScalarAsync())!;
    }
}
