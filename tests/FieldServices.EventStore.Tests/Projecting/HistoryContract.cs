using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Tests.Projecting;

/// <summary>A view as of a position is the view as it would be had the log ended there.</summary>
public sealed class HistoryContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new()
    {
        PollInterval = TimeSpan.FromMilliseconds(30), ShortestParking = TimeSpan.FromHours(1), LatestTimesEvery = 3,
    };

    private readonly TenantId tenant = Accounts.NewTenant();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task A_view_as_of_each_position_is_what_the_log_up_to_it_folds_to(int pageSize)
    {
        var (accounts, amounts) = (AccountViews.Accounts($"as_of_{pageSize}"), AccountViews.Amounts($"as_of_amounts_{pageSize}"));
        await using var node = await Node.PrepareAsync(database.ConnectionString, Quick with { PageSize = pageSize }, accounts, amounts);
        await Harness.History.WriteAsync(node.Log, tenant, seed: pageSize);
        node.Run();
        await HoldsAsync(node, accounts);
        await HoldsAsync(node, amounts);
        await Harness.History.WriteAsync(node.Log, tenant, seed: pageSize + 1, appends: 5);
        await HoldsAsync(node, accounts);
    }

    [Fact]
    public async Task A_rebuilt_view_has_the_history_of_the_live_one_and_so_has_the_one_that_is_put_back()
    {
        var view = AccountViews.Accounts("rebuilt_history");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = 5 }, view);
        await Harness.History.WriteAsync(node.Log, tenant, seed: 3);
        await node.CaughtUpAsync(view, tenant);
        var live = await ContentAsync("rebuilt_history");
        Assert.NotEmpty(live);
        await node.Runner.RebuildAsync("rebuilt_history", new Progress<(long, long)>());
        Assert.Equal(live, await ContentAsync("rebuilt_history"));
        await Harness.History.WriteAsync(node.Log, tenant, seed: 4, appends: 5);
        await HoldsAsync(node, view);
        await node.Runner.RestoreAsync("rebuilt_history");
        await HoldsAsync(node, view);
    }

    [Fact]
    public async Task A_parked_stream_is_in_the_history_as_if_it_had_never_been_parked()
    {
        var (broken, bad) = (true, Accounts.NewStream());
        var view = AccountViews.Accounts("parked_history", before: e =>
        {
            if (Volatile.Read(ref broken) && e.Event is AccountEvent.Deposited { Amount: 1_000 })
                throw new FormatException("a bug in the fold");
        });
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = 4 }, view);
        await node.Log.AppendAsync(Accounts.Deposit(tenant, bad, ExpectedVersion.New, 5));
        await node.Log.AppendAsync(Accounts.Deposit(tenant, bad, ExpectedVersion.Any, 1_000));
        await Harness.History.WriteAsync(node.Log, tenant, seed: 5, appends: 10);
        await node.Log.AppendAsync(Accounts.Deposit(tenant, bad, ExpectedVersion.Any, 7));
        await Harness.History.WriteAsync(node.Log, tenant, seed: 6, appends: 10);
        await node.CaughtUpAsync(view, tenant);
        var last = await node.Log.HeadAsync(tenant);
        Assert.Equal(1, (await node.RowsAsync(view, tenant, last)).Single(r => r.Id == bad.Id).Entries);
        Volatile.Write(ref broken, false);
        Assert.True(await new ProjectionControl(database.Source, Accounts.Catalog, node.Tables).RetryAsync("parked_history", tenant, bad));
        await HoldsAsync(node, view);
    }

    [Fact]
    public async Task Rows_fed_by_several_streams_have_one_version_at_each_position()
    {
        var (first, second) = (Accounts.NewStream(), Accounts.NewStream());
        var view = new View<AmountRow>(
            "several_streams", 1, AccountRowJson.Default, r => r.Id, [typeof(AccountEvent.Deposited), typeof(AccountEvent.Closed)],
            (row, e) => e.Event is AccountEvent.Closed ? null : new AmountRow("all", (row?.Count ?? 0) + 1, e.Stream.Id), _ => "all");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        var control = new ProjectionControl(database.Source, Accounts.Catalog, node.Tables);
        await node.Log.AppendAsync(Accounts.Deposit(tenant, first, ExpectedVersion.New));
        await node.CaughtUpAsync(view, tenant);
        Assert.True(await control.ParkAsync("several_streams", tenant, first, "to come late"));
        await node.Log.AppendAsync(Accounts.Deposit(tenant, first, ExpectedVersion.Any));
        await node.Log.AppendAsync(Accounts.Deposit(tenant, second, ExpectedVersion.New));
        await node.Log.AppendAsync(Accounts.Of(tenant, second, ExpectedVersion.Any, new AccountEvent.Closed("done")));
        await node.CaughtUpAsync(view, tenant);
        Assert.True(await control.RetryAsync("several_streams", tenant, first));
        int[] expected = [0, 1, 1, 2, 1];
        for (var position = 0; position <= 4; position++)
            Assert.Equal(expected[position], (await node.RowsAsync(view, tenant, position)).SingleOrDefault()?.Count ?? 0);
    }

    [Fact]
    public async Task A_page_that_is_taken_back_leaves_no_trace_and_is_folded_once_more()
    {
        var view = AccountViews.Accounts("taken_back");
        await using var node = await Node.PrepareAsync(database.ConnectionString, Quick with { PageSize = 10 }, view);
        await Harness.History.WriteAsync(node.Log, tenant, seed: 8, appends: 20);
        await database.ExecuteAsync(
            """
            create function public.refuse_history() returns trigger language plpgsql as $$ begin raise exception using errcode = '57P01'; end $$;
            create trigger refused before update on eventstore.checkpoints
              for each row when (new.view = 'taken_back_v1' and new.position >= 20) execute function public.refuse_history()
            """);
        node.Run();
        await Eventually.TrueAsync(() => node.Runner.Failures.ContainsKey(("taken_back", tenant)));
        Assert.True(await database.ScalarAsync<long>("select coalesce(max(to_position), 0) from read.taken_back_v1_history where tenant_id = $1", tenant.Value) <= 10);
        await database.ExecuteAsync("drop trigger refused on eventstore.checkpoints");
        await HoldsAsync(node, view);
    }

    [Fact]
    public async Task A_view_without_history_writes_no_superseded_rows_and_says_so()
    {
        var view = AccountViews.Accounts("without").Keeps(PastRows.None);
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await Harness.History.WriteAsync(node.Log, tenant, seed: 9);
        await node.CaughtUpAsync(view, tenant);
        Assert.Empty(await ContentAsync("without"));
        Assert.Equal(await node.Log.HeadAsync(tenant), await KeptSinceAsync(view));
        Assert.Equal(AccountViews.Fold(view, await node.Log.AllAsync(tenant)), await node.RowsAsync(view, tenant));
    }

    [Fact]
    public async Task An_operator_who_switches_history_off_and_on_again_can_ask_as_of_what_came_after()
    {
        var view = AccountViews.Accounts("switched");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await database.ExecuteAsync("insert into eventstore.view_history (view, kept) values ('switched', '0')");
        await Harness.History.WriteAsync(node.Log, tenant, seed: 10, appends: 10);
        await node.CaughtUpAsync(view, tenant);
        Assert.Empty(await ContentAsync("switched"));
        var since = await node.Log.HeadAsync(tenant);
        await database.ExecuteAsync("delete from eventstore.view_history where view = 'switched'");
        await Harness.History.WriteAsync(node.Log, tenant, seed: 11, appends: 10);
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal(since, await KeptSinceAsync(view));
        await HoldsAsync(node, view, since);
    }

    private async Task HoldsAsync<TRow>(Node node, View<TRow> view, long from = 0)
        where TRow : class
    {
        await node.CaughtUpAsync(view, tenant);
        var log = await node.Log.AllAsync(tenant);
        for (var position = from; position <= log.Count; position++)
            Assert.Equal(AccountViews.Fold(view, log.Where(e => e.Position <= position)), await node.RowsAsync(view, tenant, position));
    }

    private async Task<List<string>> ContentAsync(string view)
    {
        await using var command = database.Source.CreateCommand($"select to_json(t)::text from read.{view}_v1_history t where tenant_id = $1 order by 1");
        command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private async Task<long> KeptSinceAsync(View view)
    {
        await using var command = database.Source.CreateCommand(HistoryTable.Standing);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = new[] { view.Table } });
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return reader.GetInt64(2);
    }
}
