using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Reading;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Caching;

public sealed class StateCacheContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId stream = Accounts.NewStream();
    private readonly StateCache cache = new(database.Log);

    [Fact]
    public async Task A_state_that_was_loaded_once_is_remembered_even_when_it_is_behind()
    {
        await DepositAsync(5);
        Assert.Equal((5m, 1L, 1L), await LoadedAsync());
        await DepositAsync(7);
        Assert.Equal((5m, 1L, 1L), await LoadedAsync());
    }

    [Fact]
    public async Task A_refreshed_state_is_the_latest_and_reads_only_what_is_new()
    {
        await DepositAsync(5);
        await LoadedAsync();
        await DepositAsync(7);
        // Were the first event folded again, its changed body would show.
        await database.ExecuteAsync("update eventstore.events set body = '{\"amount\":900}' where tenant_id = $1 and version = 1", tenant.Value);
        var refreshed = await cache.RefreshAsync(tenant, stream, Account.Fold);
        Assert.Equal((12m, 2L), (refreshed.State.Balance, refreshed.Version));
        Assert.Equal((12m, 2L, 2L), await LoadedAsync());
    }

    [Fact]
    public async Task A_stale_state_costs_a_retry_and_nothing_else()
    {
        await DepositAsync(5);
        var stale = await cache.LoadAsync(tenant, stream, Account.Fold);
        await DepositAsync(7);
        await Assert.ThrowsAsync<ConcurrencyException>(() => database.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.After(stale.Version))));
        var fresh = await cache.RefreshAsync(tenant, stream, Account.Fold);
        Assert.Equal(3, (await database.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.After(fresh.Version)))).Version);
    }

    [Fact]
    public async Task What_the_caller_appended_is_taken_over_without_reading()
    {
        await DepositAsync(5);
        var before = await cache.LoadAsync(tenant, stream, Account.Fold);
        var append = Accounts.Deposit(tenant, stream, ExpectedVersion.After(before.Version), 7);
        cache.Advance(append, await database.Log.AppendAsync(append), before, Account.Fold);
        Assert.Equal((12m, 2L, 2L), await LoadedAsync());
        Assert.Equal(await database.Log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve), await cache.LoadAsync(tenant, stream, Account.Fold));
    }

    [Fact]
    public async Task What_was_appended_to_a_state_behind_the_log_is_not_taken_over()
    {
        await DepositAsync(5);
        var before = await cache.LoadAsync(tenant, stream, Account.Fold);
        await DepositAsync(7);
        var append = Accounts.Deposit(tenant, stream, ExpectedVersion.Any, 1);
        cache.Advance(append, await database.Log.AppendAsync(append), before, Account.Fold);
        Assert.Equal((13m, 3L), ((await RefreshedAsync()).State.Balance, (await RefreshedAsync()).Version));
    }

    [Fact]
    public async Task A_missing_stream_is_not_remembered()
    {
        Assert.Equal((0m, 0L, 0L), await LoadedAsync());
        Assert.Equal(0, cache.Count);
        await DepositAsync(5);
        Assert.Equal((5m, 1L, 1L), await LoadedAsync());
    }

    [Fact]
    public async Task What_was_not_used_for_longest_makes_room()
    {
        var small = new StateCache(database.Log, bytes: 2 * 700);
        StreamId[] streams = [Accounts.NewStream(), Accounts.NewStream(), Accounts.NewStream()];
        foreach (var s in streams)
        {
            await database.Log.AppendAsync(Accounts.Deposit(tenant, s, ExpectedVersion.New, 1));
            await small.LoadAsync(tenant, s, Account.Fold);
        }
        Assert.Equal(2, small.Count);
        foreach (var s in streams)
            await database.Log.AppendAsync(Accounts.Deposit(tenant, s, ExpectedVersion.Any, 1));
        Assert.Equal(1, (await small.LoadAsync(tenant, streams[2], Account.Fold)).Version);
        Assert.Equal(2, (await small.LoadAsync(tenant, streams[0], Account.Fold)).Version);
    }

    [Fact]
    public async Task Two_tenants_never_share_a_state()
    {
        await DepositAsync(5);
        await LoadedAsync();
        Assert.Equal(0, (await cache.LoadAsync(Accounts.NewTenant(), stream, Account.Fold)).Version);
    }

    private Task<Appended> DepositAsync(decimal amount) => database.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any, amount));

    private async Task<(decimal Balance, long Version, long Position)> LoadedAsync()
    {
        var loaded = await cache.LoadAsync(tenant, stream, Account.Fold);
        return (loaded.State.Balance, loaded.Version, loaded.Position);
    }

    private Task<Folded<Account>> RefreshedAsync() => cache.RefreshAsync(tenant, stream, Account.Fold);
}
