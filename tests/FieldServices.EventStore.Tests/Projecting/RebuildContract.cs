using System.Collections.Concurrent;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class RebuildContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(30), PageSize = 7 };
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_rebuilt_view_equals_the_live_one()
    {
        var (accounts, amounts) = (AccountViews.Accounts("rebuilt"), AccountViews.Amounts("rebuilt_amounts"));
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, accounts, amounts);
        await History.WriteAsync(node.Log, tenant, seed: 1);
        await node.CaughtUpAsync(accounts, tenant);
        await node.CaughtUpAsync(amounts, tenant);
        var live = (await node.RowsAsync(accounts, tenant), await node.RowsAsync(amounts, tenant));
        var reports = new ConcurrentQueue<(long Done, long Total)>();
        Assert.Equal(0, (await node.Runner.RebuildAsync("rebuilt", new Reports(reports))).Differing);
        Assert.Equal(0, (await node.Runner.RebuildAsync("rebuilt_amounts", new Reports([]))).Differing);
        Assert.Equal(live.Item1, await node.RowsAsync(accounts, tenant));
        Assert.Equal(live.Item2, await node.RowsAsync(amounts, tenant));
        Assert.NotEmpty(live.Item1);
        Assert.Equal(reports.Last().Total, reports.Last().Done);
    }

    [Fact]
    public async Task A_rebuild_mends_what_was_wrong_and_says_how_much()
    {
        var view = AccountViews.Accounts("mended");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await History.WriteAsync(node.Log, tenant, seed: 2);
        await node.CaughtUpAsync(view, tenant);
        var right = await node.RowsAsync(view, tenant);
        await database.ExecuteAsync("update read.mended_v1 set owner = 'wrong' where id = $1", right[0].Id);
        var rebuilt = await node.Runner.RebuildAsync("mended", new Reports([]));
        Assert.Equal(2, rebuilt.Differing);
        Assert.Equal(right, await node.RowsAsync(view, tenant));
    }

    [Fact]
    public async Task The_table_from_before_a_rebuild_can_be_put_back_and_goes_on()
    {
        var view = AccountViews.Accounts("restored");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await History.WriteAsync(node.Log, tenant, seed: 3);
        await node.CaughtUpAsync(view, tenant);
        await node.Runner.RebuildAsync("restored", new Reports([]));
        await History.WriteAsync(node.Log, tenant, seed: 4, appends: 10);
        await node.CaughtUpAsync(view, tenant);
        await node.Runner.RestoreAsync("restored");
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal(AccountViews.Fold(view, await node.Log.AllAsync(tenant)), await node.RowsAsync(view, tenant));
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.Runner.RestoreAsync("restored"));
    }

    [Fact]
    public async Task Indexes_survive_rebuilds_and_a_new_start_of_the_program()
    {
        var view = AccountViews.Accounts("reindexed");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await node.Runner.RebuildAsync("reindexed", new Reports([]));
        await node.Runner.RebuildAsync("reindexed", new Reports([]));
        await database.CreateAsync(view);
        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from pg_indexes where schemaname = 'read' and tablename = 'reindexed_v1'"));
    }

    [Fact]
    public async Task Queries_never_fail_nor_see_half_a_view_while_it_is_rebuilt_under_load()
    {
        var view = AccountViews.Accounts("under_load");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await History.WriteAsync(node.Log, tenant, seed: 5);
        await node.CaughtUpAsync(view, tenant);
        using var stop = new CancellationTokenSource();
        var writing = RepeatAsync(() => node.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream())), stop.Token);
        var (rows, queries) = (0, 0);
        var querying = RepeatAsync(async () =>
        {
            // Nothing is ever closed here, so a view that is complete never has fewer rows than before.
            var now = (await node.RowsAsync(view, tenant)).Count;
            Assert.True(now >= rows, $"{now} rows after {rows}");
            (rows, queries) = (now, queries + 1);
        }, stop.Token);
        for (var i = 0; i < 3; i++)
            await node.Runner.RebuildAsync("under_load", new Reports([]));
        await Eventually.TrueAsync(() => queries > 50 || querying.IsCompleted);
        await stop.CancelAsync();
        await Task.WhenAll(writing, querying).EndsAsync();
        await node.CaughtUpAsync(view, tenant);
        var log = await node.Log.AllAsync(tenant);
        Assert.Equal(AccountViews.Fold(view, log).ToHashSet(), (await node.RowsAsync(view, tenant)).ToHashSet());
    }

    [Fact]
    public async Task A_view_is_rebuilt_by_one_at_a_time()
    {
        var view = AccountViews.Accounts("one_at_a_time");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var claim = new Npgsql.NpgsqlCommand("select pg_advisory_xact_lock(hashtext('rebuild read.one_at_a_time_v1'))", connection))
            await claim.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<RebuildRunningException>(() => node.Runner.RebuildAsync("one_at_a_time", new Reports([])));
    }

    [Fact]
    public async Task A_rebuild_with_a_fold_that_fails_everywhere_leaves_the_view_in_use_alone()
    {
        var broken = false;
        var view = AccountViews.Accounts("left_alone", before: e =>
        {
            if (Volatile.Read(ref broken) && e.Tenant == tenant)
                throw new NotSupportedException();
        });
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { MostParked = 3 }, view);
        await History.WriteAsync(node.Log, tenant, seed: 6);
        await node.CaughtUpAsync(view, tenant);
        var rows = await node.RowsAsync(view, tenant);
        Volatile.Write(ref broken, true);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => node.Runner.RebuildAsync("left_alone", new Reports([])));
        Assert.Contains("too many streams cannot be folded", error.Message, StringComparison.Ordinal);
        Assert.Equal(rows, await node.RowsAsync(view, tenant));
    }

    [Fact]
    public async Task An_unknown_view_is_named_together_with_those_there_are()
    {
        await using var node = await Node.PrepareAsync(database.ConnectionString, Quick, AccountViews.Accounts("known"));
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => node.Runner.RebuildAsync("unknown", new Reports([])));
        Assert.Equal("There is no view 'unknown'. There are: known.", error.Message);
    }

    private static async Task RepeatAsync(Func<Task> action, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await action();
    }

    private sealed class Reports(ConcurrentQueue<(long Done, long Total)> queue) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => queue.Enqueue(value);
    }
}
