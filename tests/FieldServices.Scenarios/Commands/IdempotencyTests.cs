using System.Net;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class IdempotencyTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    private static (string, string) NewKey => ("Idempotency-Key", $"\"{Guid.NewGuid()}\"");

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_and_one_effect()
    {
        var key = NewKey;
        var first = (await client.PostAsync(Samples.Report, null, key)).Accepted();
        await Stored.NothingAsync(scenario, async () => AssertReplay(first, await client.PostAsync(Samples.Report, null, key)));
        // Whatever has happened since, the answer is the one of then.
        (await client.PostAsync(new AcknowledgeEmergency(), first.Id)).Accepted();
        await Stored.NothingAsync(scenario, async () => AssertReplay(first, await client.PostAsync(Samples.Report, null, key)));
    }

    [Fact]
    public async Task A_key_with_and_without_quotation_marks_is_the_same_key()
    {
        var first = (await client.PostAsync(Samples.Report, null, ("Idempotency-Key", "\"order-17\""))).Accepted();
        AssertReplay(first, await client.PostAsync(Samples.Report, null, ("Idempotency-Key", "order-17")));
    }

    [Fact]
    public async Task A_rejection_is_remembered_too()
    {
        var (id, key) = (await Samples.ReportedAsync(client), NewKey);
        var first = (await client.PostAsync(new ReopenEmergency("Again."), id, key)).Refused(409, "emergency.wrong-status");
        Assert.Null(first.Header("Idempotency-Replayed"));
        (await client.PostAsync(new CancelEmergency(CancelReason.ByCaller), id)).Accepted();
        // Now it would be allowed; the repetition still tells what was decided then.
        var second = (await client.PostAsync(new ReopenEmergency("Again."), id, key)).Refused(409, "emergency.wrong-status");
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Equal(first.Json["allowedCommands"]!.ToJsonString(), second.Json["allowedCommands"]!.ToJsonString());
        Assert.Equal((string?)first.Json["detail"], (string?)second.Json["detail"]);
    }

    [Fact]
    public async Task The_same_key_with_another_body_or_time_is_refused()
    {
        var key = NewKey;
        var other = Samples.Report with { Description = "Something else." };
        (await client.PostAsync(Samples.Report, null, key)).Accepted();
        await Stored.NothingAsync(scenario, async () =>
        {
            (await client.PostAsync(other, null, key)).Refused(422, "idempotency-key-reused");
            (await client.PostAsync(Samples.Report, null, key, ("FS-Effective-At", "2026-01-01T00:00:00Z"))).Refused(422, "idempotency-key-reused");
        });
    }

    [Fact]
    public async Task The_same_key_for_another_command_thing_or_tenant_is_another_command()
    {
        var key = NewKey;
        var (a, b) = (await Samples.ReportedAsync(client), await Samples.ReportedAsync(client));
        foreach (var (command, id) in new (object, Guid)[] { (new AcknowledgeEmergency(), a), (new AcknowledgeEmergency(), b), (new ResolveEmergency(), a) })
            Assert.Null((await client.PostAsync(command, id, key)).Accepted().Header("Idempotency-Replayed"));
        var other = await scenario.Server.ClientAsync(await scenario.Server.TenantAsync("other"), Domain.Modules.Role.Admin);
        var there = (await other.PostAsync(Samples.Report, null, key)).Accepted();
        Assert.NotEqual(there.Id, (await client.PostAsync(Samples.Report, null, key)).Accepted().Id);
    }

    [Fact]
    public async Task A_command_that_changed_nothing_is_remembered_too()
    {
        var (id, key) = (await Samples.ContractorAsync(client), NewKey);
        var first = (await client.PostAsync(new SetAvailability(true), id, key)).Accepted();
        Assert.Empty(first.Events);
        (await client.PostAsync(new SetAvailability(false), id)).Accepted();
        await Stored.NothingAsync(scenario, async () => AssertReplay(first, await client.PostAsync(new SetAvailability(true), id, key)));
        (await client.PostAsync(new SetAvailability(false), id, key)).Refused(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task What_was_refused_before_it_was_decided_can_be_mended_under_the_same_key()
    {
        var key = NewKey;
        (await client.PostAsync("/v1/emergencies", "{}", key)).Refused(400, "validation-failed");
        Assert.Null((await client.PostAsync(Samples.Report, null, key)).Accepted().Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_repetition_that_overtakes_its_first_attempt_is_told_to_wait()
    {
        var key = NewKey;
        await Samples.ReportedAsync(client);
        await using var held = await HeldLog.HoldAsync(scenario.Server.Platform.Database, scenario.Tenant);
        var first = client.PostAsync(Samples.Report, null, key);
        await held.HasWaitersAsync(1);
        var second = (await client.PostAsync(Samples.Report, null, key)).Refused(409, "idempotency-in-flight");
        Assert.Equal("1", second.Header("Retry-After"));
        await held.ReleaseAsync();
        AssertReplay((await first).Accepted(), await client.PostAsync(Samples.Report, null, key));
    }

    [Fact]
    public async Task A_sender_who_hangs_up_and_repeats_finds_the_command_done_once()
    {
        var key = NewKey;
        await Samples.ReportedAsync(client);
        await using var held = await HeldLog.HoldAsync(scenario.Server.Platform.Database, scenario.Tenant);
        var before = await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant);
        using (var impatient = scenario.Server.Client((await scenario.Server.KeyAsync(scenario.Tenant, Domain.Modules.Role.Admin)).ToString()))
        {
            var lost = impatient.PostAsync(Samples.Report, null, key);
            await held.HasWaitersAsync(1);
            impatient.Dispose();
            await Assert.ThrowsAnyAsync<Exception>(() => lost);
        }
        await held.ReleaseAsync();
        Answer? answer = null;
        await Eventually.TrueAsync(async () => (answer = await client.PostAsync(Samples.Report, null, key)).Status != HttpStatusCode.Conflict);
        answer!.Accepted();
        Assert.Equal(before.Events + 1, (await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant)).Events);
    }

    internal static void AssertReplay(Answer first, Answer second)
    {
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Equal(first.Status, second.Status);
        Assert.Equal(first.Text, second.Text);
        foreach (var header in new[] { "ETag", "FS-Position", "Location" })
            Assert.Equal(first.Header(header), second.Header(header));
    }
}
