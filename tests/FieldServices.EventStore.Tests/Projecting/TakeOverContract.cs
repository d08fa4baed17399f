using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class TakeOverContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_node_frozen_in_the_middle_of_a_page_is_replaced_and_writes_nothing_when_it_wakes()
    {
        using var thaw = new ManualResetEventSlim();
        using var frozen = new ManualResetEventSlim();
        var name = "frozen";
        var freezing = AccountViews.Accounts(name, before: _ =>
        {
            frozen.Set();
            thaw.Wait();
        });
        var healthy = AccountViews.Accounts(name);
        var options = new ProjectionOptions { PollInterval = TimeSpan.FromMilliseconds(30), LongestSilence = TimeSpan.FromMilliseconds(200) };
        await using var first = await Node.StartAsync(database.ConnectionString, options, freezing);
        await History.WriteAsync(first.Log, tenant, seed: 1);
        await Eventually.TrueAsync(() => frozen.IsSet);
        await using var second = await Node.StartAsync(database.ConnectionString, options, healthy);
        await second.CaughtUpAsync(healthy, tenant);
        var taken = await second.RowsAsync(healthy, tenant);
        thaw.Set();
        // The one that wakes finds its session ended, notes a failure of the world and not of the event, and joins in again.
        await Eventually.TrueAsync(() => !first.Runner.Failures.IsEmpty);
        Assert.Equal(AccountViews.Fold(healthy, await second.Log.AllAsync(tenant)), taken);
        await second.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await second.CaughtUpAsync(healthy, tenant);
        Assert.Equal(AccountViews.Fold(healthy, await second.Log.AllAsync(tenant)).ToHashSet(), (await second.RowsAsync(healthy, tenant)).ToHashSet());
    }

    [Fact]
    public async Task What_a_runner_remembers_is_forgotten_when_another_has_written()
    {
        var view = AccountViews.Accounts("remembered");
        var stream = Accounts.NewStream();
        var options = new ProjectionOptions { PollInterval = TimeSpan.FromMilliseconds(10) };
        await using var first = await Node.StartAsync(database.ConnectionString, options, view);
        await using var second = await Node.StartAsync(database.ConnectionString, options, view);
        // Each append wakes both, so that the pages of this one row go now to the one, now to the other.
        for (var i = 0; i < 60; i++)
        {
            var node = i % 2 == 0 ? first : second;
            await node.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any));
            if (i % 3 == 0)
                await node.CaughtUpAsync(view, tenant);
        }
        await first.CaughtUpAsync(view, tenant);
        Assert.Equal((60m, 60), (Assert.Single(await first.RowsAsync(view, tenant)).Balance, (await first.RowsAsync(view, tenant))[0].Entries));
    }

    [Fact]
    public async Task A_view_that_does_not_move_on_says_why_and_since_when_until_it_does()
    {
        var view = AccountViews.Accounts("failing");
        var options = new ProjectionOptions { PollInterval = TimeSpan.FromMilliseconds(20), LongestRetry = TimeSpan.FromMilliseconds(50) };
        await using var node = await Node.StartAsync(database.ConnectionString, options, view);
        await node.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await node.CaughtUpAsync(view, tenant);
        await Eventually.TrueAsync(async () => await node.Runner.Versions.IsReadableAsync(view));
        await database.ExecuteAsync("alter table read.failing_v1 rename to away");
        await node.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await Eventually.TrueAsync(async () => (await StateAsync(node)).Standing == ViewStanding.Failing);
        var (state, lag) = (await StateAsync(node), Assert.Single(await node.Runner.LagAsync()));
        Assert.Equal(("PostgresException 42P01", state.FailingSince), (state.Error, lag.FailingSince));
        Assert.True(lag.Failing >= 1);
        await database.ExecuteAsync("alter table read.away rename to failing_v1");
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal((ViewStanding.Running, null, null), ((await StateAsync(node)).Standing, (await StateAsync(node)).Error, (await StateAsync(node)).FailingSince));
    }

    private async Task<ViewState> StateAsync(Node node) =>
        Assert.Single(await new ProjectionControl(database.Source, Accounts.Catalog, node.Tables).ListAsync(), s => s.Tenant == tenant);
}
