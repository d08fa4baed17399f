using FieldServices.EventStore.Views;
using FieldServices.Scenarios.CommandLine;
using Npgsql;

namespace FieldServices.Scenarios.Reads;

/// <summary>Views follow from the log: built again they are what they were.</summary>
public sealed class RebuildTests(Board board) : IClassFixture<Board>
{
    [Theory]
    [InlineData("emergencies")]
    [InlineData("response_times")]
    [InlineData("contractors")]
    public async Task A_view_that_is_built_again_is_what_it_was(string view)
    {
        var table = board.Server.Platform.TableOf(view);
        Assert.True(await board.Server.Platform.Progress.WaitAsync(table.View, board.Tenant.Id, board.Position, TimeSpan.FromMinutes(1)));
        var live = await RowsAsync(table);
        await ExecuteAsync($"delete from {table.Name} where ctid in (select ctid from {table.Name} limit 2)");

        var run = (await CommandLineRun.OfAsync(board.ConnectionString, "projections", "rebuild", view)).Succeeded();

        Assert.Contains($"Rebuilding {view}: {board.Position} events in", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(live);
        Assert.Equal(live, await RowsAsync(table));
    }

    [Fact]
    public async Task The_list_of_views_tells_how_far_each_is_behind()
    {
        foreach (var table in board.Server.Platform.Tables)
            Assert.True(await board.Server.Platform.Progress.WaitAsync(table.View, board.Tenant.Id, board.Position, TimeSpan.FromMinutes(1)));

        var run = (await CommandLineRun.OfAsync(board.ConnectionString, "projections", "list")).Succeeded();

        foreach (var table in board.Server.Platform.Tables)
            Assert.Contains(run.Lines, l => System.Text.RegularExpressions.Regex.IsMatch(l, $@"^{table.View.Name}\s+{table.View.Version}\s+scenario\s+0\b"));
    }

    [Fact]
    public async Task A_write_wakes_the_views_without_being_asked()
    {
        var other = await board.Server.TenantAsync("awake");
        using var client = await board.Server.ClientAsync(other, Domain.Modules.Role.Admin);
        var id = await Harness.Samples.ReportedAsync(client);

        await Eventually.TrueAsync(async () =>
            (await client.DataAsync("query($id: ID!) { emergency(id: $id) { status } }", new { id }))["emergency"] is not null);
    }

    private async Task<IReadOnlyList<string>> RowsAsync(ViewTable table)
    {
        await using var command = board.Server.Platform.Database.CreateCommand($"select t::text from {table.Name} t where tenant_id = $1 order by {table.Key.Name}");
        command.Parameters.Add(new NpgsqlParameter { Value = board.Tenant.Id.Value });
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = board.Server.Platform.Database.CreateCommand(sql);
        Assert.Equal(2, await command.ExecuteNonQueryAsync());
    }
}
