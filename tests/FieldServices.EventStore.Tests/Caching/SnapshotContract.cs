using System.Collections.Concurrent;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Reading;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Caching;

public sealed class SnapshotContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private const int Every = 3;
    private static readonly StateFold<Account> Fold = Of(schema: 2);
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId stream = Accounts.NewStream();

    [Fact]
    public async Task A_long_stream_is_read_from_its_snapshot_on()
    {
        await DepositAsync(Every);
        Assert.Equal((30m, 3L), await ColdAsync());
        Assert.Equal((3L, 2), await SnapshotAsync());
        await DepositAsync(1);
        await ForgeAsync("version <= 3");
        Assert.Equal((40m, 4L), await ColdAsync());
        Assert.Equal((3L, 2), await SnapshotAsync());
    }

    [Fact]
    public async Task A_folded_state_is_the_same_with_and_without_a_snapshot_however_far_it_is_behind()
    {
        for (var i = 1; i <= 8; i++)
        {
            await DepositAsync(1);
            var full = await database.Log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve);
            var cache = new StateCache(database.Log);
            Assert.Equal(full, await cache.LoadAsync(tenant, stream, Fold));
            await cache.SettledAsync();
        }
        Assert.Equal((6L, 2), await SnapshotAsync());
    }

    [Fact]
    public async Task What_was_appended_through_the_cache_is_kept_whenever_the_stream_has_grown_enough()
    {
        var cache = new StateCache(database.Log);
        for (var i = 1; i <= 7; i++)
        {
            await ExecuteAsync(cache);
            await cache.SettledAsync();
            Assert.Equal(i < 3 ? null : (i / 3 * 3L, 2), await SnapshotAsync());
        }
        Assert.Equal((70m, 7L), await ColdAsync());
    }

    [Fact]
    public async Task A_short_stream_and_a_fold_without_a_format_leave_nothing_behind()
    {
        await DepositAsync(Every - 1);
        await ColdAsync();
        await DepositAsync(5);
        await ColdAsync(Account.Fold);
        Assert.Null(await SnapshotAsync());
    }

    [Fact]
    public async Task A_snapshot_of_an_older_schema_is_passed_over_and_written_anew()
    {
        await DepositAsync(Every);
        await ColdAsync(Of(schema: 1));
        await TamperAsync("state = '{\"balance\":-1}'");
        Assert.Equal((30m, 3L), await ColdAsync());
        Assert.Equal((3L, 2), await SnapshotAsync());
    }

    [Fact]
    public async Task A_snapshot_of_a_newer_schema_is_passed_over_and_left_alone()
    {
        await DepositAsync(Every);
        await ColdAsync(Of(schema: 3));
        Assert.Equal((30m, 3L), await ColdAsync());
        await DepositAsync(Every);
        Assert.Equal((60m, 6L), await ColdAsync());
        Assert.Equal((3L, 3), await SnapshotAsync());
    }

    [Theory]
    [InlineData("\"nonsense\"")]
    [InlineData("{\"balance\":\"much\"}")]
    [InlineData("null")]
    public async Task A_snapshot_that_cannot_be_read_is_passed_over_and_written_anew(string state)
    {
        await DepositAsync(Every);
        await ColdAsync();
        await TamperAsync($"state = '{state}'");
        Assert.Equal((30m, 3L), await ColdAsync());
        await ForgeAsync("version <= 3");
        Assert.Equal((30m, 3L), await ColdAsync());
    }

    [Theory]
    [InlineData("version = 99")]
    [InlineData("position = 99")]
    [InlineData("recorded_at = recorded_at + interval '1 microsecond'")]
    public async Task A_snapshot_of_a_history_that_was_lost_is_passed_over_and_written_anew(string lost)
    {
        await DepositAsync(Every);
        await ColdAsync();
        await TamperAsync($"state = '{{\"balance\":-1}}', {lost}");
        await DepositAsync(1);
        Assert.Equal((40m, 4L), await ColdAsync());
        Assert.Equal((4L, 2), await SnapshotAsync());
        Assert.Equal((40m, 4L), await ColdAsync());
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_written_is_reported_and_tried_again_later()
    {
        var failures = new ConcurrentQueue<Exception>();
        var cache = new StateCache(database.Log, snapshotFailed: failures.Enqueue);
        var broken = new StateFold<Account>(Account.Initial, Account.Evolve, new(2, typeof(AccountEvent.Opened), AccountJson.Default, Every));
        for (var i = 0; i < 2 * Every; i++)
            await ExecuteAsync(cache, broken);
        await cache.SettledAsync();
        Assert.Equal(2, failures.Count);
        Assert.Equal((60m, 6L), await ColdAsync());
    }

    [Fact]
    public async Task A_decision_on_a_cold_long_stream_takes_two_round_trips_and_one_on_a_warm_one()
    {
        await DepositAsync(50);
        await ColdAsync();
        await DepositAsync(5);
        var cache = new StateCache(database.Log);
        // Nothing becomes due in this test: writing a snapshot is not the caller's round trip.
        var fold = Fold with { Snapshots = Fold.Snapshots! with { Every = 100 } };
        Assert.Equal(2, await RoundTrips.CountAsync(() => ExecuteAsync(cache, fold)));
        Assert.Equal(1, await RoundTrips.CountAsync(() => ExecuteAsync(cache, fold)));
        Assert.Equal((570m, 57L), await ColdAsync());
    }

    [Fact]
    public async Task Two_tenants_never_share_a_snapshot()
    {
        await DepositAsync(Every);
        await ColdAsync();
        Assert.Equal(0, (await new StateCache(database.Log).LoadAsync(Accounts.NewTenant(), stream, Fold)).Version);
    }

    private static StateFold<Account> Of(short schema) => new(Account.Initial, Account.Evolve, new(schema, typeof(Account), AccountJson.Default, Every));

    private async Task<(decimal Balance, long Version)> ColdAsync(StateFold<Account>? fold = null)
    {
        var cache = new StateCache(database.Log);
        var loaded = await cache.LoadAsync(tenant, stream, fold ?? Fold);
        await cache.SettledAsync();
        return (loaded.State.Balance, loaded.Version);
    }

    private async Task ExecuteAsync(StateCache cache, StateFold<Account>? fold = null)
    {
        var before = await cache.LoadAsync(tenant, stream, fold ?? Fold);
        var append = Accounts.Deposit(tenant, stream, ExpectedVersion.After(before.Version), 10);
        cache.Advance(append, await database.Log.AppendAsync(append), before, fold ?? Fold);
    }

    private async Task DepositAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await database.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any, 10));
    }

    // Were these events folded again, it would show.
    private Task ForgeAsync(string which) =>
        database.ExecuteAsync($"update eventstore.events set body = '{{\"amount\":900}}' where tenant_id = $1 and {which}", tenant.Value);

    private Task TamperAsync(string how) => database.ExecuteAsync($"update eventstore.snapshots set {how} where tenant_id = $1", tenant.Value);

    private async Task<(long Version, int Schema)?> SnapshotAsync()
    {
        await using var command = database.Source.CreateCommand("select version, schema from eventstore.snapshots where tenant_id = $1");
        command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetInt16(1)) : null;
    }
}
