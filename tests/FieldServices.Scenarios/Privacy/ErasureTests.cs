using System.Diagnostics;
using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Sealing;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Privacy;

/// <summary>A person asks what is held about them, and that it be made unreadable.</summary>
public sealed class ErasureTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Reason = """{"reason":"asked for on the telephone"}""";

    [Fact]
    public async Task An_admin_erases_a_caller_and_every_door_shows_so()
    {
        var (client, id) = (scenario.Admin, await Samples.ReportedAsync(scenario.Admin));
        var held = (await client.GetAsync($"/v1/data-subjects/emergency/{id}/events")).Accepted().Json["events"]!.AsArray();
        Assert.Equal(Samples.CallerName, (string?)Assert.Single(held)!["body"]!["caller"]!["name"]);
        var erased = (await client.PostAsync($"/v1/data-subjects/emergency/{id}/erase", Reason)).Accepted();
        Assert.Equal(($"emergency/{id}", 1L), ((string?)erased.Json["subject"], (long)erased.Json["events"]!));
        Assert.StartsWith("admin/key:", (string?)erased.Json["actor"], StringComparison.Ordinal);
        Assert.Equal(erased.Text, (await scenario.As(Role.Auditor).GetAsync($"/v1/data-subjects/emergency/{id}/certificate")).Accepted().Text);
        Assert.Equal(erased.Text, (await client.PostAsync($"/v1/data-subjects/emergency/{id}/erase", Reason)).Accepted().Text);
        var row = (await client.QueryAsync($$"""{ emergency(id: "{{id}}", after: {{erased.Position}}) { description contact { name phone email } } }"""))["data"]!["emergency"]!;
        Assert.Equal((PersonalData.Erased, PersonalData.Erased, PersonalData.Erased), ((string?)row["description"], (string?)row["contact"]!["name"], (string?)row["contact"]!["email"]));
        var history = (await client.GetAsync($"/v1/streams/emergency/{id}/events")).Accepted().Json["events"]![0]!["body"]!;
        Assert.Equal(PersonalData.Erased, (string?)history["caller"]!["phone"]);
        var certificates = (await client.GetAsync($"/v1/streams/{erased.Json["stream"]}/events")).Accepted().Json["events"]!.AsArray();
        Assert.Equal("data-subject.erased", (string?)Assert.Single(certificates)!["name"]);
        // What the thing itself is about goes on.
        (await client.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
    }

    [Fact]
    public async Task Nobody_else_may_erase_or_read_everything_about_a_person()
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        foreach (var role in Enum.GetValues<Role>().Except([Role.Admin]))
        {
            (await scenario.As(role).PostAsync($"/v1/data-subjects/emergency/{id}/erase", Reason)).Refused(403, "forbidden");
            (await scenario.As(role).GetAsync($"/v1/data-subjects/emergency/{id}/events")).Refused(403, "forbidden");
        }
        (await scenario.Admin.GetAsync($"/v1/data-subjects/emergency/{id}/certificate")).Refused(404, "not-found");
    }

    [Fact]
    public async Task Wrong_requests_say_what_is_wrong()
    {
        var client = scenario.Admin;
        (await client.PostAsync($"/v1/data-subjects/person/{Guid.NewGuid()}/erase", Reason)).Refused(404, "not-found");
        (await client.PostAsync($"/v1/data-subjects/emergency/{Guid.NewGuid()}/erase", Reason)).Refused(404, "not-found");
        (await client.PostAsync("/v1/data-subjects/emergency/nobody/erase", Reason)).Refused(404, "not-found");
        var id = await Samples.ReportedAsync(client);
        Assert.Equal("/reason", (string?)(await client.PostAsync($"/v1/data-subjects/emergency/{id}/erase", """{"reason":" "}""")).Refused(400, "validation-failed").Json["errors"]![0]!["pointer"]);
        (await client.GetAsync($"/v1/data-subjects/emergency/{id}/events?limit=0")).Refused(400, "validation-failed");
    }

    [Fact]
    public async Task The_command_line_erases_only_when_it_is_told_so_twice()
    {
        var subject = $"emergency/{await Samples.ReportedAsync(scenario.Admin)}";
        var shown = await RunAsync("subjects", "show", subject);
        Assert.Equal(Samples.CallerName, (string?)JsonNode.Parse(shown.Succeeded().Output)!["body"]!["caller"]!["name"]);
        (await RunAsync("subjects", "erase", subject, "--reason", "asked for")).Failed("Repeat it with --yes.");
        (await RunAsync("subjects", "certificate", subject)).Failed("was not erased");
        var erased = await RunAsync("subjects", "erase", subject, "--reason", "asked for", "--yes");
        Assert.Equal("operator/command-line", (string?)JsonNode.Parse(erased.Succeeded().Output)!["actor"]);
        Assert.Equal(erased.Output, (await RunAsync("subjects", "certificate", subject)).Succeeded().Output);
        // The server heard of it.
        await Eventually.TrueAsync(async () => (string?)(await scenario.Admin.GetAsync($"/v1/streams/{subject}/events")).Json["events"]![0]!["body"]!["caller"]!["name"] == PersonalData.Erased);
    }

    [Fact]
    public async Task An_erasure_that_is_killed_in_the_middle_has_not_happened_and_is_repeated()
    {
        var subject = $"emergency/{await Samples.ReportedAsync(scenario.Admin)}";
        await using (var held = await HeldLog.HoldAsync(scenario.Server.Platform.Database, scenario.Tenant))
        {
            using var erasing = Process.Start(CommandLineRun.StartInfo(scenario.ConnectionString, "subjects", "erase", subject, "--reason", "asked for", "--yes"))!;
            await held.HasWaitersAsync(1);
            erasing.Kill();
            await erasing.WaitForExitAsync();
        }
        await Eventually.TrueAsync(async () => await WaitersAsync() == 0);
        (await scenario.Admin.GetAsync($"/v1/data-subjects/{subject}/certificate")).Refused(404, "not-found");
        Assert.Equal(Samples.CallerName, (string?)(await scenario.Admin.GetAsync($"/v1/streams/{subject}/events")).Json["events"]![0]!["body"]!["caller"]!["name"]);
        (await RunAsync("subjects", "erase", subject, "--reason", "asked for", "--yes")).Succeeded();
    }

    [Fact]
    public async Task Another_master_key_takes_over_on_the_command_line()
    {
        await Samples.ReportedAsync(scenario.Admin);
        Assert.Contains("wraps", (await RunAsync("data-keys", "status")).Succeeded().Output, StringComparison.Ordinal);
        (await WithKeyAsync(TestMasterKey.Other, "data-keys", "status")).Failed("is not configured");
        (await WithKeyAsync(TestMasterKey.Other, "data-keys", "rotate")).Failed("add it behind the new one");
        (await WithKeyAsync(TestMasterKey.Other, "serve", "--urls", "http://127.0.0.1:0")).Failed("is not configured");
        (await WithKeyAsync($"{TestMasterKey.Other},{TestMasterKey.Text}", "data-keys", "rotate")).Succeeded();
        (await WithKeyAsync(TestMasterKey.Other, "data-keys", "status")).Succeeded();
        // Back, so that the server of these tests can read what it reads anew.
        (await WithKeyAsync($"{TestMasterKey.Text},{TestMasterKey.Other}", "data-keys", "rotate")).Succeeded();
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(scenario.ConnectionString, arguments);

    private Task<CommandLineRun> WithKeyAsync(string key, params string[] arguments)
    {
        var start = CommandLineRun.StartInfo(scenario.ConnectionString, arguments);
        start.Environment[TestMasterKey.Variable] = key;
        return CommandLineRun.OfAsync(start);
    }

    private async Task<long> WaitersAsync()
    {
        await using var command = scenario.Server.Platform.Database.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
