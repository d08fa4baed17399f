using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Audit;

/// <summary>What was, what changed, and why, asked over GraphQL.</summary>
public sealed class AuditGraphTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_history_is_read_page_by_page_with_cursors_and_by_names_of_events()
    {
        var (id, _) = await AcknowledgedAsync();
        var all = await HistoryAsync(id, "");
        var first = await HistoryAsync(id, ", first: 1");
        var second = await HistoryAsync(id, $", first: 1, after: \"{first["pageInfo"]!["endCursor"]}\"");
        var named = await HistoryAsync(id, """, types: ["emergency.acknowledged"]""");
        var until = await HistoryAsync(id, ", to: 1");

        Assert.Equal("emergency.reported,emergency.acknowledged", Names(all));
        Assert.Equal(("emergency.reported", true, "emergency.acknowledged", false), (Names(first), HasNext(first), Names(second), HasNext(second)));
        Assert.Equal(("emergency.acknowledged", "emergency.reported"), (Names(named), Names(until)));
        Assert.True((bool)second["pageInfo"]!["hasPreviousPage"]!);
    }

    [Fact]
    public async Task An_event_is_found_by_its_position_and_only_in_its_own_tenant()
    {
        var (id, position) = await AcknowledgedAsync();
        Assert.Equal($"emergency/{id}", (string?)(await scenario.As(Role.Auditor).DataAsync($"{{ event(position: {position}) {{ stream }} }}"))["event"]!["stream"]);
        Assert.Null((await scenario.Admin.DataAsync("{ event(position: 999999) { name } }"))["event"]);
        using var stranger = await scenario.Server.ClientAsync(await scenario.Server.TenantAsync("stranger"), Role.Admin);
        Assert.Null((await stranger.DataAsync($"{{ event(position: {position}) {{ name }} }}"))["event"]);
        Assert.Null((await stranger.DataAsync($"{{ causation(event: {position}) {{ root }} }}"))["causation"]);
        Assert.Null((await stranger.DataAsync($"{{ stateAt(of: \"emergency/{id}\") {{ version }} }}"))["stateAt"]);
    }

    [Fact]
    public async Task A_state_is_told_as_of_a_version_a_position_a_time_and_now()
    {
        var (id, position) = await AcknowledgedAsync();
        var before = (await HistoryAsync(id, ""))["nodes"]![0]!["effectiveAt"]!;
        foreach (var (at, status) in new[]
        {
            (", version: 1", "reported"), ($", position: {position - 1}", "reported"), ($", position: {position}", "acknowledged"), ($", time: \"{before}\"", "reported"), ("", "acknowledged"),
        })
        {
            var state = (await scenario.As(Role.Auditor).DataAsync($"{{ stateAt(of: \"emergency/{id}\"{at}) {{ status version state }} }}"))["stateAt"]!;
            Assert.Equal((status, status), ((string)state["status"]!, (string)state["state"]!["status"]!));
        }
        Assert.Null((await scenario.Admin.DataAsync($"{{ stateAt(of: \"emergency/{id}\", position: 0) {{ version }} }}"))["stateAt"]);
    }

    [Fact]
    public async Task A_difference_names_each_field_with_both_values()
    {
        var (id, _) = await AcknowledgedAsync();
        var changes = (await scenario.As(Role.Auditor).DataAsync($"{{ diff(of: \"emergency/{id}\", from: 1, to: 2) {{ path before after }} }}"))["diff"]!.AsArray();

        Assert.Equal("""{"path":"status","before":"reported","after":"acknowledged"}""", changes.Single(c => (string)c!["path"]! == "status")!.ToJsonString());
        Assert.Empty((await scenario.Admin.DataAsync($"{{ diff(of: \"emergency/{id}\", from: 2) {{ path }} }}"))["diff"]!.AsArray());
        Assert.Equal("", (string?)Assert.Single((await scenario.Admin.DataAsync($"{{ diff(of: \"emergency/{id}\", from: 0, to: 1) {{ path }} }}"))["diff"]!.AsArray())!["path"]);
    }

    [Theory]
    [InlineData("""{ history(of: "emergency/x") { nodes { name } } }""")]
    [InlineData("""{ history(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057", after: "x!") { nodes { name } } }""")]
    [InlineData("""{ history(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057", types: ["emergency.forgotten"]) { nodes { name } } }""")]
    [InlineData("""{ stateAt(of: "response-clock/01890a5d-ac96-774b-bcce-b302099a8057") { version } }""")]
    [InlineData("""{ stateAt(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057", version: 1, position: 2) { version } }""")]
    [InlineData("""{ diff(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057", from: 3, to: 2) { path } }""")]
    [InlineData("{ causation { root } }")]
    [InlineData("{ causation(event: 1, depth: 51) { root } }")]
    public async Task What_makes_no_sense_is_refused_with_the_argument(string query)
    {
        var (code, message) = await scenario.Admin.ErrorAsync(query);
        Assert.Equal("BAD_USER_INPUT", code);
        Assert.Contains("'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event(position: 1) { name }")]
    [InlineData("""stateAt(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057") { version }""")]
    [InlineData("""diff(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057", from: 0) { path }""")]
    [InlineData("causation(event: 1) { root }")]
    public async Task A_technician_reads_none_of_it(string field) => Assert.Equal("FORBIDDEN", (await scenario.As(Role.Technician).ErrorAsync($"{{ {field} }}")).Code);

    private async Task<(Guid Id, long Position)> AcknowledgedAsync()
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        return (id, (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id)).Accepted().Position);
    }

    private async Task<JsonNode> HistoryAsync(Guid id, string arguments) => (await scenario.As(Role.Auditor).DataAsync(
        $"{{ history(of: \"emergency/{id}\"{arguments}) {{ nodes {{ name effectiveAt }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} }}"))["history"]!;

    private static string Names(JsonNode history) => string.Join(',', history["nodes"]!.AsArray().Select(e => (string)e!["name"]!));

    private static bool HasNext(JsonNode history) => (bool)history["pageInfo"]!["hasNextPage"]!;
}
