using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class ProjectionContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(50), LongestRetry = TimeSpan.FromMilliseconds(200) };
    private readonly TenantId tenant = Accounts.NewTenant();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public async Task Rows_do_not_depend_on_the_size_of_the_pages(int size)
    {
        var (accounts, amounts) = (AccountViews.Accounts($"paged_{size}"), AccountViews.Amounts($"paged_amounts_{size}"));
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = size }, accounts, amounts);
        await History.WriteAsync(node.Log, tenant, seed: 2);
        await node.CaughtUpAsync(accounts, tenant);
        await node.CaughtUpAsync(amounts, tenant);
        var log = await node.Log.AllAsync(tenant);
        Assert.Equal(AccountViews.Fold(accounts, log), await node.RowsAsync(accounts, tenant));
        Assert.Equal(AccountViews.Fold(amounts, log), await node.RowsAsync(amounts, tenant));
    }

    [Fact]
    public async Task A_log_that_grows_while_pages_are_read_ahead_of_it_is_followed_without_a_further_hint()
    {
        var late = Accounts.NewStream();
        EventLog deaf = new(database.Source, Accounts.Catalog);
        var view = AccountViews.Accounts("ahead", before: e =>
        {
            // The pages are read by now: this one is the last of them. No wake-up tells the runner about what is added here.
            if (e.Tenant == tenant && e.Position == 39)
                deaf.AppendAsync(Accounts.Deposit(tenant, late, ExpectedVersion.Any)).GetAwaiter().GetResult();
        });
        await using var node = await Node.PrepareAsync(database.ConnectionString, Quick with { PageSize = 10, PollInterval = TimeSpan.FromHours(1) }, view);
        for (var i = 0; i < 40; i++)
            await node.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        node.Run();
        await node.CaughtUpAsync(view, tenant);
        await Eventually.TrueAsync(async () => (await node.RowsAsync(view, tenant)).Exists(r => r.Id == late.Id));
    }

    [Fact]
    public async Task A_page_that_could_not_commit_is_applied_again_without_harm()
    {
        var view = AccountViews.Accounts("twice");
        await using var node = await Node.PrepareAsync(database.ConnectionString, Quick with { PageSize = 10 }, view);
        await History.WriteAsync(node.Log, tenant, seed: 3);
        await database.ExecuteAsync(
            """
            create function public.refuse() returns trigger language plpgsql as $f$ begin raise exception 'refused'; end $f$;
            create constraint trigger refuse after update on eventstore.checkpoints deferrable initially deferred
              for each row when (new.view = 'twice_v1') execute function public.refuse()
            """);
        node.Run();
        await Eventually.TrueAsync(() => node.Runner.Failures.TryGetValue(("twice", tenant), out var failure) && failure.Attempts >= 2);
        Assert.Empty(await node.RowsAsync(view, tenant));
        await database.ExecuteAsync("drop trigger refuse on eventstore.checkpoints");
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal(AccountViews.Fold(view, await node.Log.AllAsync(tenant)), await node.RowsAsync(view, tenant));
        await Eventually.TrueAsync(() => node.Runner.Failures.IsEmpty);
    }

    [Fact]
    public async Task Tenant_A_never_sees_B()
    {
        var view = AccountViews.Accounts("separate");
        var (a, b) = (Accounts.NewTenant(), Accounts.NewTenant());
        var shared = Accounts.NewStream();
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await node.Log.AppendAsync(Accounts.Deposit(a, shared, ExpectedVersion.New, 1));
        await node.Log.AppendAsync(Accounts.Deposit(b, shared, ExpectedVersion.New, 2));
        await node.CaughtUpAsync(view, a);
        await node.CaughtUpAsync(view, b);
        Assert.Equal(1, Assert.Single(await node.RowsAsync(view, a)).Balance);
        Assert.Equal(2, Assert.Single(await node.RowsAsync(view, b)).Balance);
    }

    [Fact]
    public async Task Two_runners_of_one_view_fold_each_event_once()
    {
        var view = AccountViews.Accounts("shared");
        await using var first = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = 3 }, view);
        await using var second = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = 3 }, view);
        await Task.WhenAll(History.WriteAsync(first.Log, tenant, seed: 4), History.WriteAsync(second.Log, tenant, seed: 5));
        await first.CaughtUpAsync(view, tenant);
        var log = await first.Log.AllAsync(tenant);
        Assert.Equal(AccountViews.Fold(view, log), await first.RowsAsync(view, tenant));
    }

    [Fact]
    public async Task The_lag_counts_what_is_not_yet_folded()
    {
        var view = AccountViews.Accounts("lagging");
        await using var node = await Node.PrepareAsync(database.ConnectionString, Quick, view);
        var before = Assert.Single(await node.Runner.LagAsync());
        await History.WriteAsync(node.Log, tenant, seed: 7);
        var after = Assert.Single(await node.Runner.LagAsync());
        Assert.Equal((await node.Log.HeadAsync(tenant), 1), (after.Events - before.Events, after.Tenants - before.Tenants));
        node.Run();
        await Eventually.TrueAsync(async () => Assert.Single(await node.Runner.LagAsync()) is { Events: 0, Tenants: 0 });
    }
}
