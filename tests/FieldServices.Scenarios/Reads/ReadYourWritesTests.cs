using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;
using Npgsql;

namespace FieldServices.Scenarios.Reads;

/// <summary>A query that carries the position of a command contains what the command wrote, or says that it is stale.</summary>
public sealed class ReadYourWritesTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Theory]
    [InlineData("query($id: ID!, $p: Long!) { emergency(id: $id, after: $p) { status } }")]
    [InlineData("query($id: ID!, $p: After) { emergencies(filter: { id: { eq: $id } }, after: $p) { nodes { status } } }")]
    public async Task A_query_right_after_a_command_always_contains_it(string query)
    {
        for (var i = 0; i < 20; i++)
        {
            var id = await Samples.ReportedAsync(scenario.Admin);
            var done = (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
            var answer = await scenario.Admin.QueryAsync(query, new { id, p = done.Position });
            Assert.Contains("\"ACKNOWLEDGED\"", answer.ToJsonString(), StringComparison.Ordinal);
            Assert.Null(answer["extensions"]?["stale"]);
        }
    }

    [Fact]
    public async Task The_position_in_the_header_works_for_every_field_of_the_request()
    {
        for (var i = 0; i < 20; i++)
        {
            var done = (await scenario.Admin.PostAsync(Samples.Report)).Accepted();
            var answer = await AskAsync(
                $"{{ emergency(id: \"{done.Id}\") {{ reference }} emergencies(filter: {{ id: {{ eq: \"{done.Id}\" }} }}) {{ totalCount }} }}", done.Header("FS-Position")!);
            Assert.NotNull(answer["data"]!["emergency"]);
            Assert.Equal(1, (int)answer["data"]!["emergencies"]!["totalCount"]!);
        }
    }

    [Fact]
    public async Task Views_that_cannot_follow_make_the_answer_stale_and_it_says_so()
    {
        var tenant = await scenario.Server.TenantAsync("stale");
        using var client = await scenario.Server.ClientAsync(tenant, Domain.Modules.Role.Admin);
        var first = (await client.PostAsync(Samples.Report)).Accepted();
        await client.DataAsync($"{{ emergencies(after: {first.Position}) {{ totalCount }} }}");
        scenario.Server.Platform.LongestWait = TimeSpan.FromMilliseconds(50);
        try
        {
            await using var held = await HoldCheckpointsAsync(tenant.Id.Value);
            var second = (await client.PostAsync(Samples.Report)).Accepted();

            var byArgument = await client.QueryAsync($"{{ emergencies(after: {second.Position}) {{ totalCount }} }}");
            var unasked = await client.QueryAsync("{ emergencies { totalCount } }");

            Assert.Equal(1, (int)byArgument["data"]!["emergencies"]!["totalCount"]!);
            Assert.True((bool)byArgument["extensions"]!["stale"]!);
            Assert.Equal(first.Position, (long)byArgument["extensions"]!["position"]!);
            Assert.Null(unasked["extensions"]?["stale"]);
        }
        finally
        {
            scenario.Server.Platform.LongestWait = TimeSpan.FromSeconds(5);
        }
    }

    private async Task<JsonNode> AskAsync(string query, string position) =>
        (await scenario.Admin.PostAsync("/graphql", new JsonObject { ["query"] = query }.ToJsonString(), ("FS-Position", position))).Json;

    // A view advances under the lock of its checkpoint; whoever holds that lock stops it.
    private async Task<NpgsqlConnection> HoldCheckpointsAsync(Guid tenant)
    {
        var connection = new NpgsqlConnection(scenario.ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("select from eventstore.checkpoints where tenant_id = $1 for update", connection) { Parameters = { new() { Value = tenant } } };
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
