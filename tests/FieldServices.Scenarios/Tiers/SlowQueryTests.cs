using FieldServices.Api.Tiers;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;
using Npgsql;

namespace FieldServices.Scenarios.Tiers;

/// <summary>A statement that takes longer than its tier allows is stopped in the database, not only given up.</summary>
public sealed class SlowQueryTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private static readonly TierSettings Hurried = TierSettings.Read(new Dictionary<string, string>
    {
        ["FIELDSERVICES_TIER_FREE"] = "statement-seconds=1", ["FIELDSERVICES_TIER_PRO"] = "statement-seconds=60 seconds=1",
    });

    [Theory]
    [InlineData(ClientTier.Free, "TIMEOUT", "The query took longer than 1 s in the database and was stopped there. Ask for smaller pages, or filter more narrowly.")]
    [InlineData(ClientTier.Pro, "TIME_LIMIT", "The operation took longer than 1 s and was given up. Ask for less at once.")]
    public async Task A_query_that_takes_too_long_gets_a_clear_error_and_leaves_nothing_running(ClientTier tier, string code, string message)
    {
        await using var server = await Server.StartAsync(scenario.ConnectionString, tiers: Hurried);
        using var client = await server.ClientAsync(scenario.Tenant, Role.Admin, tier);
        // The view's own table is held, so that a query of it waits for as long as the test likes.
        await using var holder = new NpgsqlConnection(scenario.ConnectionString);
        await holder.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"lock table {server.Platform.TableOf(EmergencyBoard.View.Name).Name} in access exclusive mode", holder, transaction))
            await hold.ExecuteNonQueryAsync();

        Assert.Equal((code, message), await client.ErrorAsync("{ emergencies(filter: { status: { eq: REPORTED } }) { nodes { id } } }"));

        await Eventually.TrueAsync(async () => await WaitingAsync() == 0);
    }

    // Statements of queries that are still at work in the database; the views' own loops may wait for the table too. Not asked within the
    // holder's transaction, which would see the same all the time.
    private async Task<long> WaitingAsync()
    {
        await using var command = scenario.Server.Platform.Database.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and query like '%order by t.id%'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [Fact]
    public async Task The_database_itself_stops_what_a_client_that_has_gone_left_behind()
    {
        await using var command = scenario.Server.Platform.Database.CreateCommand("show client_connection_check_interval");
        Assert.Equal("2s", await command.ExecuteScalarAsync());
    }
}
