using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.CommandLine;

/// <summary>What an auditor types: who did what, when and why, and what was true at a moment.</summary>
public sealed class HistoryCommandTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_history_tells_who_did_what_when_and_why()
    {
        var emergency = await AttendedAsync();

        var run = (await RunAsync("history", $"{emergency}")).Succeeded();

        Assert.Equal(5, run.Lines.Count(l => l.Contains("by admin/key:", StringComparison.Ordinal)));
        Assert.Matches(@"1\s+2026-03-02 09:00:00\.000Z\s+emergency\.reported", run.Output);
        Assert.Matches(@"2\s+2026-03-02 09:05:00\.000Z\s+emergency\.acknowledged", run.Output);
        Assert.Contains("through emergency.acknowledge", run.Output, StringComparison.Ordinal);
        Assert.Contains("note: Called back.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"description: {Samples.Description}", run.Output, StringComparison.Ordinal);
        Assert.Contains("recorded 20", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_for_programs_is_one_JSON_object_a_line_and_agrees_with_the_HTTP_API()
    {
        var emergency = await AttendedAsync();

        var run = (await RunAsync("history", $"emergency/{emergency}", "--json")).Succeeded();

        var events = run.Lines.Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        Assert.Equal(
            ["emergency.reported", "emergency.acknowledged", "emergency.dispatch-offered", "emergency.dispatch-accepted", "emergency.contractor-arrived"],
            events.Select(e => (string)e["name"]!));
        var overHttp = (await scenario.Admin.GetAsync($"/v1/streams/emergency/{emergency}/events")).Json["events"]!.AsArray();
        Assert.True(JsonNode.DeepEquals(overHttp, new JsonArray([.. events])), run.Output);
    }

    [Fact]
    public async Task The_state_is_told_as_of_a_version_and_as_of_an_instant()
    {
        var emergency = await AttendedAsync();

        Assert.Equal("Reported", await StatusAsync("--at", "1"));
        Assert.Equal("Acknowledged", await StatusAsync("--at", "2"));
        Assert.Equal("Reported", await StatusAsync("--at", "2026-03-02T09:04:59Z"));
        Assert.Equal("Acknowledged", await StatusAsync("--at", "2026-03-02T09:05:00Z"));
        Assert.Equal("Acknowledged", await StatusAsync("--at", "2026-03-02T10:05:59+01:00"));
        Assert.Equal("OnSite", await StatusAsync());

        async Task<string> StatusAsync(params string[] at)
        {
            var run = (await RunAsync(["state", $"{emergency}", .. at])).Succeeded();
            Assert.Contains($"emergency/{emergency} at version ", run.Lines[0], StringComparison.Ordinal);
            Assert.NotNull(JsonNode.Parse(run.Output[run.Output.IndexOf('{', StringComparison.Ordinal)..]));
            return run.Lines[0].Split(", ")[^1];
        }
    }

    [Fact]
    public async Task Nothing_was_true_before_the_beginning()
    {
        var emergency = await AttendedAsync();

        (await RunAsync("state", $"{emergency}", "--at", "2026-03-02T08:59:59Z")).Failed("did not exist then");
    }

    [Fact]
    public async Task An_emergency_is_found_by_its_reference_in_any_case()
    {
        var emergency = await AttendedAsync();
        var reference = EmergencyReference.Of(emergency);
        await Eventually.TrueAsync(async () => (await scenario.Admin.QueryAsync("query($id: ID!) { emergency(id: $id) { status } }", new { id = emergency }))["data"]!["emergency"] is not null);

        var run = (await RunAsync("state", reference.ToLower(CultureInfo.InvariantCulture))).Succeeded();

        Assert.Contains($"{emergency}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("history", "01890a5d-ac96-774b-bcce-b302099a8057")]
    [InlineData("history", "E-0000-0000")]
    [InlineData("state", "never heard of")]
    public async Task What_is_unknown_is_said_to_be_unknown(string command, string thing) =>
        (await RunAsync(command, thing)).Failed($"The tenant has nothing that is called '{thing}'.");

    [Fact]
    public async Task An_unknown_kind_of_thing_is_explained_with_the_known_ones()
    {
        (await RunAsync("state", "spaceship/01890a5d-ac96-774b-bcce-b302099a8057")).Failed("There is no kind 'spaceship'. There are: emergency, contractor, ");
        (await RunAsync("history", "spaceship/01890a5d-ac96-774b-bcce-b302099a8057")).Failed("There is no kind 'spaceship'. There are: emergency, ");
    }

    [Fact]
    public async Task A_moment_that_is_neither_version_nor_time_is_explained() =>
        (await RunAsync("state", $"{await AttendedAsync()}", "--at", "yesterday")).Failed("--at is a version such as 3 or an instant such as 2009-01-01T00:20:00Z.");

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(scenario.ConnectionString, arguments);

    private async Task<Guid> AttendedAsync()
    {
        var contractor = new ContractorId(await Samples.ContractorAsync(scenario.Admin));
        var id = (await At(0, Samples.Report)).Id;
        await At(5, new AcknowledgeEmergency("Called back."), id);
        await At(6, new DispatchEmergency(contractor), id);
        await At(7, new AcceptDispatch(contractor), id);
        await At(20, new ArriveOnSite(contractor), id);
        return id;

        async Task<Answer> At(int minutes, object command, Guid? thing = null) =>
            (await scenario.Admin.PostAsync(command, thing, ("FS-Effective-At", Monday.AddMinutes(minutes).ToString("O", CultureInfo.InvariantCulture)))).Accepted();
    }
}
