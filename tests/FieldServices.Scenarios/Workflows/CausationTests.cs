using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Workflows;

/// <summary>From a command through the steps of workflows to the commands that they sent, and back.</summary>
public sealed class CausationTests(LampServer lamps) : IClassFixture<LampServer>
{
    [Fact]
    public async Task What_a_workflow_did_is_found_from_the_command_that_began_it_and_the_other_way_round()
    {
        var opened = DateTimeOffset.Parse("2026-01-10T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        using var client = await lamps.OnTestClockAsync("causes", opened);
        var lamp = await LampServer.LampAsync(client);
        (await client.PostAsync("/v1/test-clock/advance", """{"by":"P40D"}""")).Accepted();
        await Eventually.TrueAsync(async () => (await HistoryAsync(client, $"lamp/{lamp}")).Count > 1);

        var history = await HistoryAsync(client, $"lamp/{lamp}");
        var down = await GraphAsync(client, (long)history[0]!["position"]!);
        var up = await GraphAsync(client, (long)history[^1]!["position"]!);

        var begin = down[0]!;
        Assert.Equal("lamp.install", (string?)begin["command"]);
        Assert.Null(begin["causedBy"]);
        Assert.StartsWith("asked by admin/key:", (string?)begin["reason"], StringComparison.Ordinal);
        var step = down.First(a => (string)a!["command"]! == "lamp-care.step")!;
        Assert.Equal((string?)begin["id"], (string?)step["causedBy"]);
        Assert.Contains("took the event lamp.installed at position", (string?)step["reason"], StringComparison.Ordinal);
        var service = down.First(a => (string)a!["command"]! == "lamp.service")!;
        Assert.StartsWith("sent by lamp-care", (string?)service["reason"], StringComparison.Ordinal);
        Assert.Contains((string?)service["causedBy"], down.Select(a => (string?)a!["id"]));
        Assert.Equal((string?)begin["id"], (string?)up[0]!["id"]);
        Assert.Equal((string?)history[^1]!["commandId"], (string?)up.Last(a => (string)a!["command"]! == "lamp.service")!["id"]);
        Assert.True((bool)(await client.DataAsync($"{{ causation(event: {history[0]!["position"]}, depth: 0) {{ truncated }} }}"))["causation"]!["truncated"]!);
    }

    private static async Task<JsonArray> HistoryAsync(Client client, string stream) =>
        (await client.DataAsync("query($of: String!) { history(of: $of) { nodes { position commandId } } }", new { of = stream }))["history"]!["nodes"]!.AsArray();

    private static async Task<JsonArray> GraphAsync(Client client, long position) =>
        (await client.DataAsync($"{{ causation(event: {position}) {{ truncated actions {{ id command reason causedBy events {{ name position }} }} }} }}"))["causation"]!["actions"]!.AsArray();
}
