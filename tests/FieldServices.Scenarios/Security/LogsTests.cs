using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using Serilog.Events;

namespace FieldServices.Scenarios.Security;

public sealed class LogsTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_denial_is_logged_with_policy_actor_and_tenant_and_nothing_personal()
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        (await scenario.As(Role.Auditor).PostAsync(new AcknowledgeEmergency(Samples.CallerName), id)).Refused(403, "forbidden");
        var denial = Assert.Single(Denials(), e => Value(e, "Path") == $"/v1/emergencies/{id}/acknowledge");
        Assert.Equal(LogEventLevel.Warning, denial.Level);
        Assert.Equal("emergency.acknowledge", Value(denial, "Policy"));
        Assert.StartsWith("auditor/key:", Value(denial, "Actor"), StringComparison.Ordinal);
        Assert.Equal(scenario.Tenant.Id.Value.ToString(), Value(denial, "Tenant"));
        Samples.AssertNothingPersonal(scenario.Server.Log);
    }

    [Fact]
    public async Task A_request_without_a_valid_key_is_logged_as_a_denial_without_the_key()
    {
        using var stranger = scenario.Server.Client("fs_test_0123456789_SECRETSECRETSECRETSECRETSECRET00");
        (await stranger.PostAsync("/v1/emergencies", "{}")).Refused(401, "invalid-key");
        Assert.Contains(Denials(), e => Value(e, "Policy") == "authenticated");
        Assert.DoesNotContain(scenario.Server.Log.Lines, l => l.Contains("SECRETSECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_goes_wrong_with_a_report_nothing_personal_is_logged()
    {
        var client = scenario.Admin;
        var id = (await client.PostAsync(Samples.Report, null, ("Idempotency-Key", "once"))).Accepted().Id;
        var caller = Samples.Caller with { Phone = Samples.CallerName, Email = Samples.Description };
        (await client.PostAsync(Samples.Report with { Caller = caller })).Refused(400, "validation-failed");
        (await client.PostAsync("/v1/emergencies", $"{{\"{Samples.CallerName}\":\"{Samples.Description}")).Refused(400, "malformed-json");
        (await client.PostAsync("/v1/emergencies", $$"""{"description":"{{Samples.Description}}","{{Samples.CallerName}}":"{{Samples.CallerPhone}}"}""")).Refused(400, "validation-failed");
        (await client.PostAsync(Samples.Report with { Channel = ContactChannel.Web }, null, ("Idempotency-Key", "once"))).Refused(422, "idempotency-key-reused");
        (await client.PostAsync(new CloseEmergency(Samples.Description), id)).Refused(409, "emergency.wrong-status");
        (await client.PostAsync(new ResolveEmergency(Samples.Description), Guid.NewGuid())).Refused(404, "not-found");
        await client.QueryAsync("query($d: String) { emergencies(first: 1, where: { borough: { eq: $d } }) { nodes { id } } }", new { d = Samples.Description });
        await client.QueryAsync($$"""{ nonsense(name: "{{Samples.CallerName}}") }""");
        await Eventually.TrueAsync(async () => (await scenario.Server.Platform.Projections.LagAsync()).All(l => l.Events == 0));
        Assert.NotEmpty(scenario.Server.Log.Events);
        Samples.AssertNothingPersonal(scenario.Server.Log);
    }

    [Fact]
    public async Task No_validation_message_repeats_what_was_typed()
    {
        var caller = Samples.Caller with { Phone = "call Perpetua", Email = "Quillfeather" };
        var answer = (await scenario.Admin.PostAsync(Samples.Report with { Caller = caller, Description = new string('Q', 2_001) })).Refused(400, "validation-failed");
        Assert.Equal(3, answer.Json["errors"]!.AsArray().Count);
        Assert.DoesNotContain("Perpetua", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("QQQ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_about_a_request_carries_its_trace()
    {
        var answer = (await scenario.Admin.GetAsync("/v1/nothing-of-the-kind")).Refused(404, "not-found");
        await Eventually.TrueAsync(() => scenario.Server.Log.Events.Any(e => Value(e, "TraceId") == answer.Header("Request-Id") && Value(e, "Status") == "404"));
    }

    private IEnumerable<LogEvent> Denials() => scenario.Server.Log.Events.Where(e => e.MessageTemplate.Text.StartsWith("Denied", StringComparison.Ordinal));

    private static string? Value(LogEvent e, string name) => e.Properties.TryGetValue(name, out var value) ? value.ToString().Trim('"') : null;
}
