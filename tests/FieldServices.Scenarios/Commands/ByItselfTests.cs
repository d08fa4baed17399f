using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Commands;

/// <summary>What happens by itself, from the report at the door to the messages in the outbox and the notes on the board, on a clock that is advanced.</summary>
public sealed class ByItselfTests() : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    // The clocks go forward in the night that follows.
    private static readonly DateTimeOffset Start = new(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);

    private Server server = null!;
    private Tenant tenant = null!;
    private Client client = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        server = await Server.StartAsync(ConnectionString, workflows: true);
        tenant = await server.TenantAsync("by-itself");
        await (await server.Platform.Workflows.OfAsync(tenant.Id)).TestClock.StartAsync(tenant.Id, Start);
        client = await server.ClientAsync(tenant, Role.Admin);
    }

    public override async Task DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await base.DisposeAsync();
        Samples.AssertNothingPersonal(server.Log);
    }

    [Fact]
    public async Task A_gas_leak_is_answered_escalated_watched_and_followed_up_without_anybodys_doing()
    {
        var id = (await client.PostAsync(Samples.Report with { Category = EmergencyCategory.GasLeak })).Accepted().Id;

        await AdvanceAsync(TimeSpan.FromMinutes(61));
        var row = await RowAsync(id);
        Assert.Equal((true, "SAFETY_RISK"), ((bool)row["escalated"]!, (string?)row["escalationReason"]));
        Assert.Equal(["ACKNOWLEDGE", "DISPATCH", "ON_SITE"], row["breached"]!.AsArray().Select(b => (string)b!));
        Assert.Equal(["ACKNOWLEDGE", "DISPATCH", "ON_SITE"], row["nearlyBreached"]!.AsArray().Select(b => (string)b!));

        (await client.PostAsync(new ChangePriority(Priority.P2, "Gas is off."), id)).Accepted();
        (await client.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        (await client.PostAsync(new ResolveEmergency("The meter was shut off."), id)).Accepted();
        await AdvanceAsync(TimeSpan.FromHours(12));

        Assert.StartsWith("2026-03-29T08:00:00", (string?)(await RowAsync(id))["followUpRaisedAt"], StringComparison.Ordinal);
        Assert.Equal(
            [
                "email office office-follow-up", "email perpetua@quillfeather.example caller-received", "pager emergency-team team-alert", "pager on-call-manager manager-escalated",
                "sms 020 7946 0018 caller-received", .. Enumerable.Repeat("email perpetua@quillfeather.example caller-update", 4), .. Enumerable.Repeat("sms 020 7946 0018 caller-update", 4),
            ],
            (await MessagesAsync()).OrderBy(m => m.EndsWith("update", StringComparison.Ordinal)).ThenBy(m => m, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_report_that_is_told_the_day_after_sets_nothing_in_motion()
    {
        await client.PostAsync(Samples.Report, null, ("FS-Effective-At", Start.AddDays(-1).ToString("O", null)));
        await AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Empty(await MessagesAsync());
    }

    private async Task AdvanceAsync(TimeSpan by)
    {
        var now = await server.Platform.Clocks.NowAsync(tenant.Id);
        Assert.NotNull(await (await server.Platform.Workflows.OfAsync(tenant.Id)).TestClock.AdvanceAsync(tenant.Id, now + by));
    }

    private async Task<JsonNode> RowAsync(Guid id)
    {
        var head = await server.Platform.Log.HeadAsync(tenant.Id);
        return (await client.DataAsync(
            $"{{ emergency(id: \"{id}\", after: {head}) {{ escalated escalationReason breached nearlyBreached followUpRaisedAt }} }}"))["emergency"]!;
    }

    private async Task<IReadOnlyList<string>> MessagesAsync()
    {
        await using var command = server.Platform.Database.CreateCommand("select channel, recipient, template from workflows.messages where tenant_id = $1");
        command.Parameters.Add(new() { Value = tenant.Id.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var messages = new List<string>();
        while (await reader.ReadAsync())
            messages.Add($"{reader.GetString(0)} {await server.Platform.Personal.OpenAsync(tenant.Id, reader.GetString(1))} {reader.GetString(2)}");
        return messages;
    }
}
