using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.CommandLine;

/// <summary>Events of an earlier release, from the log to everybody who reads it.</summary>
public sealed class EventsCommandTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task An_event_of_an_earlier_version_is_read_in_its_present_shape_everywhere()
    {
        var id = await ResumedLongAgoAsync();

        var overHttp = Resumed((await scenario.Admin.GetAsync($"/v1/streams/emergency/{id}/events")).Json["events"]!);
        Assert.Equal(("emergency.clock-resumed", 2, "emergency.clock-resumed@1"), ((string)overHttp["name"]!, (int)overHttp["nameVersion"]!, (string)overHttp["storedAs"]!));
        Assert.Equal(90.5m, (decimal)overHttp["body"]!["pausedSeconds"]!);
        var asked = await scenario.Admin.QueryAsync("query($s: String!) { history(of: $s) { nodes { name nameVersion storedAs body } } }", new { s = $"emergency/{id}" });
        var overGraphQL = Resumed(asked["data"]!["history"]!["nodes"]!);
        Assert.Equal(("emergency.clock-resumed@1", 90.5m), ((string)overGraphQL["storedAs"]!, (decimal)overGraphQL["body"]!["pausedSeconds"]!));
        Assert.Null(asked["data"]!["history"]!["nodes"]!.AsArray()[0]!["storedAs"]);
        Assert.Contains("pausedSeconds: 90.5", (await RunAsync("history", $"{id}")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("90.5", (await RunAsync("state", $"{id}")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_versions_in_the_log_are_told_with_how_they_are_read()
    {
        await ResumedLongAgoAsync();

        var run = (await RunAsync("events", "versions", "--tenant", "scenario")).Succeeded();

        Assert.Contains(run.Lines, l => System.Text.RegularExpressions.Regex.IsMatch(l, @"scenario\s+emergency\.clock-resumed\s+1\s+\d+\s.*emergency\.clock-resumed@2\s+upcast, 1 step"));
        Assert.Contains(run.Lines, l => System.Text.RegularExpressions.Regex.IsMatch(l, @"emergency\.reported\s+1\s+\d+\s.*emergency\.reported@1\s+current"));
    }

    [Fact]
    public async Task A_version_that_this_program_cannot_read_ends_the_report_with_an_error()
    {
        var other = await scenario.Server.TenantAsync("downgraded");
        using var client = await scenario.Server.ClientAsync(other, Domain.Modules.Role.Admin);
        await Samples.ReportedAsync(client);
        await Stored.ChangeAsync(scenario.Server.Platform, "update eventstore.events set name_version = 7 where tenant_id = $1", other.Id.Value);

        var run = (await RunAsync("events", "versions")).Failed("This program cannot read emergency.reported@7.");
        Assert.Matches(@"downgraded\s+emergency\.reported\s+7\s+1\s.*UNKNOWN", run.Output);
        (await RunAsync("events", "versions", "--tenant", "scenario")).Succeeded();
    }

    private static JsonNode Resumed(JsonNode events) => events.AsArray().Single(e => (string)e!["name"]! == "emergency.clock-resumed")!;

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(scenario.ConnectionString, arguments);

    // As a release before version 2 has left it.
    private async Task<Guid> ResumedLongAgoAsync()
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        foreach (var command in new object[] { new AcknowledgeEmergency(), new PauseClock(PauseReason.AccessRefused), new ResumeClock() })
            (await scenario.Admin.PostAsync(command, id)).Accepted();
        await Stored.ChangeAsync(
            scenario.Server.Platform,
            """
            update eventstore.events set name_version = 1, body = json_build_object(
              'paused', '00:01:30.5000000', 'deadlines', body -> 'deadlines', 'at', body -> 'at')
            where tenant_id = $1 and stream_id = $2 and name = 'emergency.clock-resumed'
            """,
            scenario.Tenant.Id.Value, id);
        return id;
    }
}
