using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Workflows;

/// <summary>What an operator sees of workflows over HTTP, and decides about their instances.</summary>
public sealed class WorkflowRoutesTests(LampServer lamps) : IClassFixture<LampServer>
{
    private readonly Client admin = lamps.Admin;

    [Fact]
    public async Task An_instance_tells_its_state_and_what_it_waits_for()
    {
        var lamp = await LampServer.LampAsync(admin);

        var told = (await admin.GetAsync(LampServer.PathOf(lamp))).Accepted().Json;

        Assert.Equal("running", (string?)told["status"]);
        Assert.Equal(lamp, (Guid)told["state"]!["lamp"]!);
        var timer = Assert.Single(told["timers"]!.AsArray())!;
        Assert.Equal(("monthly", "0 0 9 1 * ?", "Europe/London"), ((string)timer["key"]!, (string)timer["cron"]!, (string)timer["zone"]!));
        Assert.Empty(told["commands"]!.AsArray());
        Assert.Empty(told["waiting"]!.AsArray());
    }

    [Fact]
    public async Task The_stream_of_an_instance_tells_why_it_did_what_it_did()
    {
        var lamp = await LampServer.LampAsync(admin);

        var history = (await admin.GetAsync($"/v1/streams/{LampCare.Name}/{lamp}/events")).Accepted().Json["events"]!.AsArray();
        var cause = (await admin.GetAsync($"/v1/streams/lamp/{lamp}/events")).Json["events"]![0]!;

        Assert.Equal(["workflow.stepped", "lamp-care.begun"], history.Select(e => (string)e!["name"]!));
        Assert.Equal((string?)cause["commandId"], (string?)history[0]!["causationId"]);
        Assert.Equal((string?)cause["correlationId"], (string?)history[0]!["correlationId"]);
        Assert.Equal((long)cause["position"]!, (long)history[0]!["body"]!["input"]!["position"]!);
        Assert.Equal(["record", "set-timer", "deliver"], history[0]!["body"]!["outputs"]!.AsArray().Select(o => (string)o!["kind"]!));
        (await admin.GetAsync($"/v1/streams/{LampCare.Name}/{Guid.NewGuid()}/events")).Refused(404, "not-found");
    }

    [Fact]
    public async Task Instances_are_counted_and_listed_page_by_page()
    {
        using var client = await AloneAsync("pages");
        Guid[] made = [await LampServer.LampAsync(client), await LampServer.LampAsync(client), await LampServer.LampAsync(client)];

        var standing = Assert.Single((await client.GetAsync("/v1/workflows")).Json["workflows"]!.AsArray())!;
        Assert.Equal($$"""{"name":"{{LampCare.Name}}","version":1,"status":"running","count":3,"known":true}""", standing.ToJsonString());
        var (seen, next) = (new List<Guid>(), $"/v1/workflows/{LampCare.Name}/instances?status=running&limit=2");
        while (next is not null)
        {
            var page = (await client.GetAsync(next)).Accepted();
            seen.AddRange(page.Json["instances"]!.AsArray().Select(i => (Guid)i!["id"]!));
            next = page.Header("Link")?.Split('<', '>')[1];
        }
        Assert.Equal(made.Order(), seen.Order());
        Assert.Empty((await client.GetAsync($"/v1/workflows/{LampCare.Name}/instances?status=parked")).Json["instances"]!.AsArray());
    }

    [Fact]
    public async Task A_cancelled_instance_has_no_timer_and_keeps_the_reason()
    {
        var lamp = await LampServer.LampAsync(admin);

        var answer = (await admin.PostAsync($"{LampServer.PathOf(lamp)}/cancel", """{"reason":"Taken down."}""")).Accepted();

        Assert.Equal("cancelled", (string?)answer.Json["status"]);
        Assert.Empty((await admin.GetAsync(LampServer.PathOf(lamp))).Json["timers"]!.AsArray());
        var last = (await admin.GetAsync($"/v1/streams/{LampCare.Name}/{lamp}/events")).Json["events"]!.AsArray()[^1]!;
        Assert.Equal(("workflow.cancelled", "Taken down."), ((string)last["name"]!, (string)last["body"]!["reason"]!));
        Assert.StartsWith("admin/key:", (string?)last["actor"], StringComparison.Ordinal);
        (await admin.PostAsync($"{LampServer.PathOf(lamp)}/cancel", """{"reason":"Again."}""")).Refused(409, "not-running");
        (await admin.PostAsync($"{LampServer.PathOf(lamp)}/retry", "")).Refused(409, "not-parked");
    }

    [Theory]
    [InlineData("status=asleep", "status")]
    [InlineData("status=running&status=parked", "status")]
    [InlineData("after=first", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=ten", "limit")]
    public async Task A_wrong_parameter_is_named(string query, string parameter)
    {
        var refused = (await admin.GetAsync($"/v1/workflows/{LampCare.Name}/instances?{query}")).Refused(400, "validation-failed");
        Assert.Equal(parameter, (string?)refused.Json["errors"]![0]!["parameter"]);
    }

    [Theory]
    [InlineData("{}", "validation-failed")]
    [InlineData("""{"reason":""}""", "validation-failed")]
    [InlineData("""{"reason":" "}""", "validation-failed")]
    [InlineData("""{"reason":null}""", "validation-failed")]
    [InlineData("""{"reason":7}""", "validation-failed")]
    [InlineData("""{"reason":"x","why":"y"}""", "validation-failed")]
    [InlineData("""{"reason":""", "malformed-json")]
    public async Task A_cancellation_needs_a_reason(string body, string code)
    {
        var lamp = await LampServer.LampAsync(admin);
        (await admin.PostAsync($"{LampServer.PathOf(lamp)}/cancel", body)).Refused(400, code);
        Assert.Equal("running", (string?)(await admin.GetAsync(LampServer.PathOf(lamp))).Json["status"]);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        (await admin.GetAsync("/v1/workflows/tea-making/instances")).Refused(404, "not-found");
        (await admin.GetAsync($"/v1/workflows/{LampCare.Name}/instances/first")).Refused(404, "not-found");
        (await admin.GetAsync(LampServer.PathOf(Guid.NewGuid()))).Refused(404, "not-found");
        (await admin.PostAsync($"{LampServer.PathOf(Guid.NewGuid())}/retry", "")).Refused(404, "not-found");
        (await admin.PostAsync($"{LampServer.PathOf(Guid.NewGuid())}/cancel", """{"reason":"x"}""")).Refused(404, "not-found");
    }

    [Fact]
    public async Task An_instance_of_another_tenant_does_not_exist()
    {
        var lamp = await LampServer.LampAsync(admin);
        using var other = await AloneAsync("others");

        (await other.GetAsync(LampServer.PathOf(lamp))).Refused(404, "not-found");
        (await other.PostAsync($"{LampServer.PathOf(lamp)}/cancel", """{"reason":"x"}""")).Refused(404, "not-found");
        (await other.PostAsync($"{LampServer.PathOf(lamp)}/retry", "")).Refused(404, "not-found");
        (await other.GetAsync($"/v1/streams/{LampCare.Name}/{lamp}/events")).Refused(404, "not-found");
        Assert.Empty((await other.GetAsync("/v1/workflows")).Json["workflows"]!.AsArray());
        Assert.Empty((await other.GetAsync($"/v1/workflows/{LampCare.Name}/instances")).Json["instances"]!.AsArray());
    }

    public static TheoryData<Role> Roles { get; } = [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_may_do_with_workflows_what_is_its_own(Role role)
    {
        using var client = await lamps.Server.ClientAsync(lamps.Tenant, role);
        var (reads, decides, clocks) = (
            role is Role.Admin or Role.Dispatcher or Role.Auditor or Role.Integrator, role == Role.Admin, role is Role.Admin or Role.Integrator);
        var (instance, letter) = (LampServer.PathOf(Guid.NewGuid()), $"/v1/dead-letters/{Guid.NewGuid()}");
        foreach (var path in new[] { "/v1/workflows", $"/v1/workflows/{LampCare.Name}/instances", instance, "/v1/dead-letters", letter })
            Check(await client.GetAsync(path), reads, "read-workflows");
        foreach (var path in new[] { $"{instance}/retry", $"{instance}/cancel", $"{letter}/retry", $"{letter}/edit", $"{letter}/discard" })
            Check(await client.PostAsync(path, """{"reason":"x"}"""), decides, "operate-workflows");
        Check(await client.GetAsync("/v1/test-clock"), clocks, "advance-test-clock");
        Check(await client.PostAsync("/v1/test-clock/advance", "{}"), clocks, "advance-test-clock");
    }

    private void Check(Answer answer, bool allowed, string policy)
    {
        if (allowed)
        {
            Assert.NotEqual(403, (int)answer.Status);
            return;
        }
        answer.Refused(403, "forbidden");
        Assert.Contains($"'{policy}'", (string?)answer.Json["detail"], StringComparison.Ordinal);
        Assert.Contains(lamps.Server.Log.Lines, l => l.StartsWith("Warning Denied:", StringComparison.Ordinal) && l.Contains($"\"{policy}\"", StringComparison.Ordinal));
    }

    private async Task<Client> AloneAsync(string slug) => await lamps.Server.ClientAsync(await lamps.Server.TenantAsync(slug), Role.Admin);
}
