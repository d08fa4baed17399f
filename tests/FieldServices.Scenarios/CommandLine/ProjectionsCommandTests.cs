using FieldServices.Domain.Emergencies.Views;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.CommandLine;

/// <summary>What an operator does about views: hold them still, let them go on, and deal with an event that cannot be folded.</summary>
public sealed class ProjectionsCommandTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string View = "emergencies";

    [Fact]
    public async Task A_stopped_view_stays_as_it_is_until_it_is_started()
    {
        var client = scenario.Admin;
        var before = await Samples.ReportedAsync(client);
        await Eventually.TrueAsync(() => IsShownAsync(client, before));

        (await RunAsync("stop", View, "--reason", "looking into a complaint")).Succeeded();
        Assert.Matches(@"emergencies.*stopped: looking into a complaint\s+\d{4}-", (await RunAsync("list")).Succeeded().Output);
        var during = await Samples.ReportedAsync(client);
        Assert.False(await IsShownAsync(client, during));
        (await RunAsync("start", View)).Succeeded();

        await Eventually.TrueAsync(() => IsShownAsync(client, during));
    }

    [Fact]
    public async Task An_event_that_cannot_be_folded_parks_its_stream_and_can_be_skipped_with_a_reason()
    {
        var client = scenario.Admin;
        var id = await Samples.ReportedAsync(client);
        await Eventually.TrueAsync(() => IsShownAsync(client, id));
        // Nobody can write such an event through any door; a damaged row or a mistake in a release can.
        await BreakAsync(id, await AcknowledgeAsync(client, id));

        (await RunAsync("rebuild", View)).Succeeded();

        Assert.Matches($@"emergencies.*emergency/{id}\s+2\s+JsonException", (await RunAsync("parked")).Succeeded().Output);
        (await RunAsync("retry", View, $"emergency/{id}")).Failed("It failed again and stays parked: JsonException.");
        (await RunAsync("skip", View, $"emergency/{id}", "--reason", "damaged by hand")).Succeeded();
        Assert.DoesNotContain(id.ToString(), (await RunAsync("parked")).Succeeded().Output, StringComparison.Ordinal);
        (await RunAsync("retry", View, $"emergency/{id}")).Failed("is not parked in this view");
        Assert.True(await IsShownAsync(client, id));
    }

    [Fact]
    public async Task A_stream_that_somebody_parks_waits_until_somebody_retries_it()
    {
        var client = scenario.Admin;
        var id = await Samples.ReportedAsync(client);
        await Eventually.TrueAsync(() => IsShownAsync(client, id));
        (await RunAsync("park", View, $"emergency/{Guid.NewGuid()}")).Failed("has no events");
        (await RunAsync("park", View, id.ToString(), "--reason", " ")).Failed("--reason must say something");

        (await RunAsync("park", View, id.ToString(), "--reason", "the caller disputes it")).Succeeded();

        var after = await AcknowledgeAsync(client, id);
        Assert.Equal("REPORTED", await StatusAsync(client, id, after));
        Assert.Matches($@"emergencies\s+scenario\s+emergency/{id}\s+2\s+by hand: the caller disputes it.*\s0\s+by hand", (await RunAsync("parked")).Succeeded().Output);
        Assert.Matches($@"emergencies\s+{EmergencyBoard.View.Version}\s+scenario\s+0\s+{after}\s+{after}\s+running.*\s1\s+emergency/{id}", (await RunAsync("list")).Succeeded().Output);
        (await RunAsync("skip", View, id.ToString(), "--reason", "none")).Failed("No event of");
        (await RunAsync("retry", View, id.ToString())).Succeeded();
        Assert.Equal("ACKNOWLEDGED", await StatusAsync(client, id, after));
    }

    [Fact]
    public async Task The_table_from_before_a_rebuild_can_be_put_back()
    {
        (await RunAsync("restore", "contractors")).Failed("contractors");
        Assert.Contains("0 differ", (await RunAsync("rebuild", "contractors")).Succeeded().Output, StringComparison.Ordinal);
        (await RunAsync("restore", "contractors")).Succeeded();
    }

    private static async Task<string?> StatusAsync(Client client, Guid id, long after) =>
        (string?)(await client.QueryAsync("query($id: ID!, $after: Long) { emergency(id: $id, after: $after) { status } }", new { id, after }))["data"]!["emergency"]!["status"];

    private static async Task<bool> IsShownAsync(Client client, Guid id) =>
        (await client.QueryAsync("query($id: ID!) { emergency(id: $id) { status } }", new { id }))["data"]!["emergency"] is not null;

    private static async Task<long> AcknowledgeAsync(Client client, Guid id) =>
        (long)(await client.PostAsync(new Domain.Emergencies.AcknowledgeEmergency(), id)).Accepted().Json["position"]!;

    private async Task BreakAsync(Guid id, long position)
    {
        await using var command = scenario.Server.Platform.Database.CreateCommand(
            "update eventstore.events set body = '{\"at\":\"never\"}' where tenant_id = $1 and position = $2 and stream_id = $3");
        command.Parameters.Add(new() { Value = scenario.Tenant.Id.Value });
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = id });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(scenario.ConnectionString, ["projections", .. arguments]);
}
