using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Workflows;

/// <summary>Workflows and dead letters over GraphQL say the same as over HTTP.</summary>
public sealed class WorkflowQueryTests(LampServer lamps) : IClassFixture<LampServer>
{
    private readonly Client admin = lamps.Admin;

    [Fact]
    public async Task Workflows_their_instances_and_dead_letters_are_read()
    {
        using var client = await lamps.Server.ClientAsync(await lamps.Server.TenantAsync("readers"), Role.Auditor);
        using var owner = await lamps.Server.ClientAsync(await lamps.Server.TenantAsync("readers"), Role.Admin);
        var (lamp, mute) = (await LampServer.LampAsync(owner), await LampServer.LampAsync(owner, LampCare.Mute));
        var letter = await LampServer.LetterAsync(owner, "command", mute);

        var data = await client.DataAsync(
            """
            query ($id: ID!) {
              workflows { name version status count known }
              workflowInstances(workflow: "lamp-care", status: RUNNING, first: 1) { id status }
              workflowInstance(workflow: "lamp-care", id: $id) { stream status state timers { key due cron zone } commands { name } waiting { kind } }
              deadLetters(kind: COMMAND) { id kind name workflow instance step correlationId causationId attempts error target body }
            }
            """, new { id = lamp });

        Assert.Equal("""[{"name":"lamp-care","version":1,"status":"RUNNING","count":2,"known":true}]""", data["workflows"]!.ToJsonString());
        var first = Assert.Single(data["workflowInstances"]!.AsArray())!;
        Assert.Equal(new[] { lamp, mute }.Min(), (Guid)first["id"]!);
        var rest = await client.DataAsync("query ($after: ID!) { workflowInstances(workflow: \"lamp-care\", after: $after) { id } }", new { after = (Guid)first["id"]! });
        Assert.Equal(new[] { lamp, mute }.Max(), (Guid)Assert.Single(rest["workflowInstances"]!.AsArray())!["id"]!);
        Assert.Equal(lamp, (Guid)data["workflowInstance"]!["state"]!["lamp"]!);
        Assert.Equal("monthly", (string?)Assert.Single(data["workflowInstance"]!["timers"]!.AsArray())!["key"]);
        var dead = Assert.Single(data["deadLetters"]!.AsArray())!;
        foreach (var field in new[] { "id", "name", "workflow", "instance", "step", "correlationId", "causationId", "error", "target", "body" })
            Assert.Equal(letter[field]?.ToJsonString(), dead[field]?.ToJsonString());
        var history = await client.DataAsync("query ($stream: String!) { history(of: $stream) { nodes { name } } }", new { stream = $"lamp-care/{lamp}" });
        Assert.Equal("workflow.stepped", (string?)history["history"]!["nodes"]![0]!["name"]);
    }

    [Fact]
    public async Task Nothing_of_another_tenant_is_read()
    {
        var lamp = await LampServer.LampAsync(admin, LampCare.Mute);
        await LampServer.LetterAsync(admin, "command", lamp);
        using var other = await lamps.Server.ClientAsync(await lamps.Server.TenantAsync("outsiders"), Role.Admin);

        var data = await other.DataAsync(
            """query ($id: ID!) { workflows { name } workflowInstances(workflow: "lamp-care") { id } workflowInstance(workflow: "lamp-care", id: $id) { id } deadLetters { id } }""",
            new { id = lamp });

        Assert.Equal("""{"workflows":[],"workflowInstances":[],"workflowInstance":null,"deadLetters":[]}""", data.ToJsonString());
    }

    [Theory]
    [InlineData("""{ workflowInstances(workflow: "lamp-care", first: 0) { id } }""", "'first' is from 1 to 500.")]
    [InlineData("""{ workflowInstances(workflow: "lamp-care", after: "first") { id } }""", "'first' is not an id")]
    [InlineData("""{ workflowInstance(workflow: "lamp-care", id: "first") { id } }""", "'first' is not an id")]
    [InlineData("{ deadLetters(first: 501) { id } }", "'first' is from 1 to 500.")]
    public async Task A_wrong_argument_is_explained(string query, string message)
    {
        var (code, said) = await admin.ErrorAsync(query);
        Assert.Equal("BAD_USER_INPUT", code);
        Assert.StartsWith(message, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Technician)]
    [InlineData(Role.Customer)]
    public async Task Others_are_denied(Role role)
    {
        using var client = await lamps.Server.ClientAsync(lamps.Tenant, role);
        foreach (var query in new[] { "{ workflows { name } }", "{ workflowInstances(workflow: \"x\") { id } }", "{ deadLetters { id } }" })
            Assert.Equal("FORBIDDEN", (await client.ErrorAsync(query)).Code);
    }
}
