using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Scenarios.Harness;
using Npgsql;

namespace FieldServices.Scenarios.Reads;

/// <summary>A query as of a position answers from all rows of the position, or not at all, whatever the view does meanwhile.</summary>
public sealed class KeptRowsTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private NpgsqlDataSource Database => scenario.Server.Platform.Database;

    [Fact]
    public async Task Whether_the_rows_of_the_past_are_kept_is_asked_in_the_round_trip_that_reads_them()
    {
        await CaughtUpAsync(await Samples.ReportedAsync(scenario.Admin));
        var (answer, statements) = await CapturedSql.OfAsync(scenario.Admin, "{ emergencies(asOf: { position: 1 }) { totalCount nodes { id contractor { name } } } }");

        Assert.Equal(1, (int)answer["data"]!["emergencies"]!["totalCount"]!);
        Assert.Single(statements);
    }

    [Fact]
    public async Task Rows_that_go_while_a_query_reads_the_past_make_it_refused()
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id);
        await CaughtUpAsync(id);
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"lock table {scenario.Server.Platform.TableOf("emergencies").Name} in access exclusive mode", connection))
            await hold.ExecuteNonQueryAsync();
        var asked = scenario.Admin.ErrorAsync("{ emergencies(asOf: { position: 1 }) { totalCount } }");
        await Eventually.TrueAsync(IsHeldUpAsync);
        await using (var cut = Database.CreateCommand("update eventstore.checkpoints set history_from = 2 where view = $1 and tenant_id = $2"))
        {
            cut.Parameters.Add(new() { Value = EmergencyBoard.View.Table });
            cut.Parameters.Add(new() { Value = scenario.Tenant.Id.Value });
            await cut.ExecuteNonQueryAsync();
        }
        await transaction.RollbackAsync();

        Assert.Equal("HISTORY_NOT_KEPT", (await asked).Code);
    }

    [Fact]
    public async Task A_position_that_the_view_has_not_reached_yet_is_waited_for()
    {
        var first = await Samples.ReportedAsync(scenario.Admin);
        await CaughtUpAsync(first);
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select from eventstore.checkpoints where view = $1 and tenant_id = $2 for update", connection))
        {
            hold.Parameters.Add(new() { Value = EmergencyBoard.View.Table });
            hold.Parameters.Add(new() { Value = scenario.Tenant.Id.Value });
            await hold.ExecuteNonQueryAsync();
        }
        var done = (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), first)).Accepted();
        var asked = scenario.Admin.DataAsync($"{{ emergency(id: \"{first}\", asOf: {{ position: {done.Position} }}) {{ status }} }}");
        Assert.False(asked.IsCompleted);
        await transaction.RollbackAsync();

        Assert.Equal("ACKNOWLEDGED", (string?)(await asked)["emergency"]!["status"]);
    }

    private async Task<bool> IsHeldUpAsync()
    {
        await using var command = Database.CreateCommand("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%past_at%')");
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task CaughtUpAsync(Guid id) =>
        await scenario.Admin.DataAsync($"{{ emergency(id: \"{id}\", after: {await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id)}) {{ id contractor {{ id }} }} contractors(after: {await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id)}) {{ totalCount }} }}");
}
