using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Live;

/// <summary>Following the list of a view: what comes into it, changes in it, and leaves it.</summary>
public sealed class ChangedTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Fields = "{ kind position id row { id status } }";

    [Fact]
    public async Task A_row_is_added_to_a_filtered_list_changed_in_it_and_removed_from_it()
    {
        using var open = await ListenAsync(Role.Dispatcher, $"{{ emergencyChanged(after: {await HeadAsync()}, filter: {{ status: {{ in: [REPORTED, ACKNOWLEDGED] }} }}) {Fields} }}");
        var done = (await scenario.Admin.PostAsync(Samples.Report)).Accepted();
        AssertChange(await open.DataAsync(), "ADDED", done.Id, "REPORTED", done.Position);

        var acknowledged = (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), done.Id)).Accepted();
        AssertChange(await open.DataAsync(), "CHANGED", done.Id, "ACKNOWLEDGED", acknowledged.Position);

        var cancelled = (await scenario.Admin.PostAsync(new CancelEmergency(CancelReason.FalseAlarm), done.Id)).Accepted();
        AssertChange(await open.DataAsync(), "REMOVED", done.Id, null, cancelled.Position);
    }

    [Fact]
    public async Task What_never_was_in_the_list_is_not_told()
    {
        var after = await HeadAsync();
        using var cancelled = await ListenAsync(Role.Dispatcher, $"{{ emergencyChanged(after: {after}, filter: {{ status: {{ eq: CANCELLED }} }}) {Fields} }}");
        await Samples.ReportedAsync(scenario.Admin);
        var id = await Samples.ReportedAsync(scenario.Admin);
        var done = (await scenario.Admin.PostAsync(new CancelEmergency(CancelReason.FalseAlarm), id)).Accepted();

        AssertChange(await cancelled.DataAsync(), "ADDED", id, "CANCELLED", done.Position);
    }

    [Fact]
    public async Task Somebody_who_was_away_is_told_what_changed_meanwhile_and_then_what_happens()
    {
        var kept = await Samples.ReportedAsync(scenario.Admin);
        var left = await Samples.ReportedAsync(scenario.Admin);
        var away = await HeadAsync();
        var changed = (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), kept)).Accepted();
        var gone = (await scenario.Admin.PostAsync(new CancelEmergency(CancelReason.FalseAlarm), left)).Accepted();

        using var back = await ListenAsync(Role.Dispatcher, $"{{ emergencyChanged(after: {away}, filter: {{ status: {{ in: [REPORTED, ACKNOWLEDGED] }} }}) {Fields} }}");

        AssertChange(await back.DataAsync(), "CHANGED", kept, "ACKNOWLEDGED", changed.Position);
        AssertChange(await back.DataAsync(), "REMOVED", left, null, gone.Position);
        var next = (await scenario.Admin.PostAsync(Samples.Report)).Accepted();
        AssertChange(await back.DataAsync(), "ADDED", next.Id, "REPORTED", next.Position);
    }

    [Fact]
    public async Task A_position_whose_rows_are_not_kept_any_more_is_answered_with_a_resync()
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        var after = await HeadAsync();
        var done = (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        await scenario.Admin.DataAsync($"{{ emergencies(after: {done.Position}) {{ totalCount }} }}");
        await using var forget = scenario.Server.Platform.Database.CreateCommand("update eventstore.checkpoints set history_from = position where view = $1");
        forget.Parameters.Add(new() { Value = EmergencyBoard.View.Table });
        await forget.ExecuteNonQueryAsync();

        using var back = await ListenAsync(Role.Dispatcher, $"{{ emergencyChanged(after: {after}) {Fields} }}");

        var change = await back.DataAsync();
        Assert.Equal("RESYNC", (string?)change["kind"]);
        Assert.Null(change["row"]);
        Assert.True((long)change["position"]! >= done.Position);
    }

    [Fact]
    public async Task Fields_that_are_hidden_from_a_listener_are_hidden_in_what_changes()
    {
        var after = await HeadAsync();
        const string Contact = "row { contact { name } } }";
        using var auditor = await ListenAsync(Role.Auditor, $"{{ emergencyChanged(after: {after}) {{ id {Contact} }}");
        using var dispatcher = await ListenAsync(Role.Dispatcher, $"{{ emergencyChanged(after: {after}) {{ id {Contact} }}");
        await Samples.ReportedAsync(scenario.Admin);

        Assert.Null((await auditor.DataAsync())["row"]!["contact"]);
        Assert.Equal(Samples.CallerName, (string?)(await dispatcher.DataAsync())["row"]!["contact"]!["name"]);
    }

    [Fact]
    public async Task Nothing_of_another_tenant_is_told()
    {
        using var stranger = await scenario.Server.ClientAsync(await scenario.Server.TenantAsync("stranger"), Role.Admin);
        using var own = await ListenAsync(Role.Dispatcher, $"{{ emergencyChanged(after: {await HeadAsync()}) {Fields} }}");
        await Samples.ReportedAsync(stranger);
        var done = (await scenario.Admin.PostAsync(Samples.Report)).Accepted();

        AssertChange(await own.DataAsync(), "ADDED", done.Id, "REPORTED", done.Position);
    }

    [Fact]
    public async Task Listeners_that_come_and_go_while_much_happens_are_told_everything_once()
    {
        var after = await HeadAsync();
        var ids = new List<Guid>();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                ids.Add(await Samples.ReportedAsync(scenario.Admin));
        });
        var told = new List<Guid>();
        while (told.Count < 40)
        {
            using var listener = await ListenAsync(Role.Dispatcher, string.Create(CultureInfo.InvariantCulture, $"{{ emergencyChanged(after: {after}) {Fields} }}"));
            for (var i = 0; i < 7 && told.Count < 40; i++)
            {
                var change = await listener.DataAsync();
                (after, _) = ((long)change["position"]!, true);
                told.Add((Guid)change["id"]!);
            }
        }
        await writing;
        Assert.Equal(ids, told);
    }

    [Theory]
    [InlineData(Role.Customer, "emergencyChanged", "FORBIDDEN")]
    [InlineData(Role.Admin, "emergencyChanged(after: -1)", "BAD_USER_INPUT")]
    [InlineData(Role.Admin, """emergencyChanged(filter: { id: { eq: "x" } })""", "BAD_USER_INPUT")]
    public async Task What_may_not_be_followed_is_refused_at_once(Role role, string field, string code)
    {
        using var refused = await ListenAsync(role, $"{{ {field} {Fields} }}");
        Assert.Equal(code, (string?)(await refused.NextAsync())!["errors"]![0]!["extensions"]!["code"]);
    }

    private static void AssertChange(JsonNode change, string kind, Guid id, string? status, long position)
    {
        Assert.Equal((kind, id, position), ((string)change["kind"]!, (Guid)change["id"]!, (long)change["position"]!));
        Assert.Equal(status, (string?)change["row"]?["status"]);
    }

    private Task<long> HeadAsync() => scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);

    private async Task<Listener> ListenAsync(Role role, string subscription) =>
        await Listener.OpenAsync(scenario.Server.Address, (await scenario.Server.KeyAsync(scenario.Tenant, role)).ToString(), subscription);
}
