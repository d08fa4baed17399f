using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Tests.Projecting;

/// <summary>How long superseded rows are kept.</summary>
public sealed class PastRowsContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(30) };
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task Rows_older_than_they_are_kept_go_and_the_rest_can_be_asked()
    {
        var view = AccountViews.Truths("pruned").Keeps(PastRows.For(TimeSpan.FromDays(30)));
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await Harness.History.WriteAsync(node.Log, tenant, seed: 1);
        await node.CaughtUpAsync(view, tenant);
        var (control, log) = (new PastRowsControl(database.Source, node.Tables), await node.Log.AllAsync(tenant));
        Assert.Equal(0, await control.PruneAsync());
        await database.ExecuteAsync("update eventstore.events set recorded_at = recorded_at - interval '31 days' where tenant_id = $1 and position <= 40", tenant.Value);

        Assert.True(await control.PruneAsync() > 10);
        Assert.Equal(0, await control.PruneAsync());
        Assert.Equal(40, Assert.Single(await control.ListAsync()).From);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from read.pruned_v1_history where tenant_id = $1 and to_position <= 40", tenant.Value));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from read.pruned_v1_timeline where tenant_id = $1 and known_to <= 40", tenant.Value));
        for (var position = 40L; position <= log.Count; position++)
            Assert.Equal(AccountViews.Fold(view, log.Where(e => e.Position <= position)), await node.RowsAsync(view, tenant, position));
    }

    [Fact]
    public async Task What_is_not_to_be_kept_any_more_goes()
    {
        var view = AccountViews.Accounts("emptied");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await Harness.History.WriteAsync(node.Log, tenant, seed: 2);
        await node.CaughtUpAsync(view, tenant);
        var control = new PastRowsControl(database.Source, node.Tables);
        Assert.Equal(0, await control.PruneAsync());
        await control.DecideAsync("emptied", PastRows.None);
        Assert.True(await control.PruneAsync() > 0);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from read.emptied_v1_history"));
        var state = Assert.Single(await control.ListAsync());
        Assert.Equal((true, TimeSpan.Zero), (state.IsDecided, state.Decided!.Value));
        Assert.Equal(
            await node.Log.HeadAsync(tenant),
            await database.ScalarAsync<long>("select history_from from eventstore.checkpoints where view = 'emptied_v1' and tenant_id = $1", tenant.Value));
        await control.DecideAsync("emptied", null);
        Assert.False(Assert.Single(await control.ListAsync()).IsDecided);
    }

    [Fact]
    public async Task More_than_a_batch_goes_in_batches()
    {
        var view = AccountViews.Accounts("batches");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        var stream = Accounts.NewStream();
        for (var i = 0; i < 3; i++)
            await node.Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.Any, [.. Enumerable.Range(0, 900).Select(_ => (object)new AccountEvent.Deposited(1))]));
        await node.CaughtUpAsync(view, tenant);
        var control = new PastRowsControl(database.Source, node.Tables);
        await control.DecideAsync("batches", PastRows.None);
        Assert.True(await control.PruneAsync() >= 2_699);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from read.batches_v1_history"));
    }
}
