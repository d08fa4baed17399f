using System.Text.Json.Nodes;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Reads.Answers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Sealing;
using FieldServices.Scenarios.Harness;
using Npgsql;

namespace FieldServices.Scenarios.Reads;

public sealed class KeptAnswersTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Figures = "{ emergenciesAggregate(groupBy: [{ field: STATUS }]) { keys count } }";

    [Fact]
    public async Task A_question_asked_again_is_answered_without_its_table_while_the_view_has_not_moved()
    {
        await ReportAsync();
        var first = await ThriceAsync(scenario.Admin, Figures);

        await using var locked = await LockAsync("emergencies");
        Assert.Equal(first, await AskAsync(scenario.Admin, Figures));
    }

    [Fact]
    public async Task What_a_command_changed_is_in_the_next_answer()
    {
        var id = await ReportAsync();
        for (var i = 0; i < 3; i++)
            await AskAsync(scenario.Admin, Status(id));
        var position = (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id)).Accepted().Position;

        var answer = await scenario.Admin.PostAsync("/graphql", new JsonObject { ["query"] = Status(id) }.ToJsonString(), ("FS-Position", $"{position}"));
        Assert.Equal("ACKNOWLEDGED", (string?)answer.Json["data"]!["emergencies"]!["nodes"]![0]!["status"]);
        Assert.Contains("ACKNOWLEDGED", await AskAsync(scenario.Admin, Status(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_and_tenants_do_not_share_answers()
    {
        var id = await ReportAsync();
        var query = $$"""{ emergencies(filter: { id: { eq: "{{id}}" } }) { nodes { reference contact { channel: __typename } } } }""";
        Assert.Contains("Caller", await ThriceAsync(scenario.As(Role.Dispatcher), query), StringComparison.Ordinal);
        Assert.DoesNotContain("Caller", await ThriceAsync(scenario.As(Role.Auditor), query), StringComparison.Ordinal);
        using var other = await scenario.Server.ClientAsync(await scenario.Server.TenantAsync("another"), Role.Dispatcher);
        Assert.Contains("\"nodes\":[]", await ThriceAsync(other, query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_opened_each_time_so_what_is_erased_is_gone()
    {
        var id = await ReportAsync();
        var query = $$"""{ emergencies(filter: { id: { eq: "{{id}}" } }) { nodes { contact { name } } } }""";
        Assert.Contains(Samples.CallerName, await ThriceAsync(scenario.Admin, query), StringComparison.Ordinal);
        (await scenario.Admin.PostAsync($"/v1/data-subjects/emergency/{id}/erase", """{"reason":"The caller asked for it."}""")).Accepted();
        Assert.Contains(PersonalData.Erased, await AskAsync(scenario.Admin, query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_follow_from_rows_is_read_each_time()
    {
        var id = await ReportAsync();
        var query = $$"""{ history(of: "emergency/{{id}}") { nodes { name } } emergencies { totalCount } }""";
        await ThriceAsync(scenario.Admin, query);
        (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        Assert.Contains("emergency.acknowledged", await AskAsync(scenario.Admin, query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_questions_at_once_are_read_once()
    {
        var position = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        await ReportAsync();
        var query = $"{{ emergenciesAggregate(groupBy: [{{ field: CATEGORY }}]) {{ keys count n{position}: count }} }}";
        await AskAsync(scenario.Admin, query);
        Task<string>[] asked;
        await using (var locked = await LockAsync("emergencies"))
        {
            asked = [.. Enumerable.Range(0, 6).Select(_ => AskAsync(scenario.Admin, query))];
            await Eventually.TrueAsync(async () => await WaitingAsync() > 0);
            Assert.Equal(1, await WaitingAsync());
        }
        Assert.Single((await Task.WhenAll(asked)).Distinct());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("20000")]
    [InlineData("much")]
    public void How_much_is_kept_is_a_number_of_megabytes(string text) =>
        Assert.StartsWith(AnswerSettings.Variable, Assert.Throws<UserErrorException>(() => AnswerSettings.In(new Dictionary<string, string> { [AnswerSettings.Variable] = text })).Message, StringComparison.Ordinal);

    private static string Status(Guid id) => $$"""{ emergencies(filter: { id: { eq: "{{id}}" } }) { nodes { status } } }""";

    private async Task<Guid> ReportAsync()
    {
        var reported = (await scenario.Admin.PostAsync(Samples.Report)).Accepted();
        var platform = scenario.Server.Platform;
        foreach (var table in platform.Tables)
            Assert.True(await platform.Progress.WaitAsync(table.View, scenario.Tenant.Id, reported.Position, TimeSpan.FromMinutes(1)));
        return reported.Id;
    }

    // The first time nobody knows that it will be asked again, the second time the answer is kept, the third time it is used.
    private static async Task<string> ThriceAsync(Client client, string query)
    {
        var first = await AskAsync(client, query);
        Assert.Equal(first, await AskAsync(client, query));
        Assert.Equal(first, await AskAsync(client, query));
        return first;
    }

    private static async Task<string> AskAsync(Client client, string query) =>
        (await client.PostAsync("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Json["data"]!.ToJsonString();

    /// <summary>Whoever reads the table waits.</summary>
    private async Task<NpgsqlTransaction> LockAsync(string view)
    {
        var connection = await scenario.Server.Platform.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"lock table {scenario.Server.Platform.TableOf(view).Name} in access exclusive mode", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    private async Task<long> WaitingAsync()
    {
        await using var command = scenario.Server.Platform.Database.CreateCommand(
            "select count(*) from pg_locks where not granted and mode = 'AccessShareLock' and database = (select oid from pg_database where datname = current_database())");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
