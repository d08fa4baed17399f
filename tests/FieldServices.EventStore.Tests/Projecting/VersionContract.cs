using System.Collections.Concurrent;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class VersionContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(30), PageSize = 7, ShortestParking = TimeSpan.FromHours(1) };
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_newer_version_is_built_beside_the_one_in_use_and_takes_its_place_when_it_is_level()
    {
        var (before, after) = (AccountViews.Accounts("upgraded"), AccountViews.Totals("upgraded"));
        await using var old = await Node.StartAsync(database.ConnectionString, Quick, before);
        await History.WriteAsync(old.Log, tenant, seed: 1);
        await Eventually.TrueAsync(async () => await old.Runner.Versions.IsReadableAsync(before));
        await using var fresh = await Node.PrepareAsync(database.ConnectionString, Quick, after);
        Assert.False(await fresh.Runner.Versions.IsReadableAsync(after));
        Assert.Equal([after], await fresh.Runner.Versions.BuildingAsync());
        Assert.Equal((ViewStanding.Running, ViewStanding.Kept), (await StandingAsync(old, 1), await StandingAsync(fresh, 1)));
        Assert.Equal(ViewStanding.Building, await StandingAsync(fresh, 2));
        fresh.Run();
        await Eventually.TrueAsync(async () => await fresh.Runner.Versions.IsReadableAsync(after));
        await fresh.CaughtUpAsync(after, tenant);
        Assert.Equal(AccountViews.Fold(after, await fresh.Log.AllAsync(tenant)), await fresh.RowsAsync(after, tenant));
        Assert.Equal((null, true), (await InUseAsync(old, 1), await InUseAsync(fresh, 2) is not null));
    }

    [Fact]
    public async Task Nodes_of_two_releases_serve_side_by_side_and_never_write_the_same_rows()
    {
        var (before, after) = (AccountViews.Accounts("side_by_side"), AccountViews.Totals("side_by_side"));
        await using var old = await Node.StartAsync(database.ConnectionString, Quick, before);
        await using var fresh = await Node.StartAsync(database.ConnectionString, Quick, after);
        await Eventually.TrueAsync(async () => await old.Runner.Versions.IsReadableAsync(before) && await fresh.Runner.Versions.IsReadableAsync(after));
        await History.WriteAsync(old.Log, tenant, seed: 2);
        await old.CaughtUpAsync(before, tenant);
        await fresh.CaughtUpAsync(after, tenant);
        var log = await old.Log.AllAsync(tenant);
        Assert.Equal(AccountViews.Fold(before, log), await old.RowsAsync(before, tenant));
        Assert.Equal(AccountViews.Fold(after, log), await fresh.RowsAsync(after, tenant));
        Assert.True(await old.Runner.Versions.IsReadableAsync(before));
    }

    [Fact]
    public async Task Going_back_to_the_release_before_waits_until_its_table_is_level_again()
    {
        var (before, after) = (AccountViews.Accounts("gone_back"), AccountViews.Totals("gone_back"));
        await using (var old = await Node.StartAsync(database.ConnectionString, Quick, before))
        {
            await History.WriteAsync(old.Log, tenant, seed: 3);
            await old.CaughtUpAsync(before, tenant);
        }
        await using (var fresh = await Node.StartAsync(database.ConnectionString, Quick, after))
        {
            await Eventually.TrueAsync(async () => await fresh.Runner.Versions.IsReadableAsync(after));
            await History.WriteAsync(fresh.Log, tenant, seed: 4);
        }
        await using var again = await Node.PrepareAsync(database.ConnectionString, Quick, before);
        Assert.False(await again.Runner.Versions.IsReadableAsync(before));
        again.Run();
        await Eventually.TrueAsync(async () => await again.Runner.Versions.IsReadableAsync(before));
        Assert.Equal(AccountViews.Fold(before, await again.Log.AllAsync(tenant)), await again.RowsAsync(before, tenant));
        Assert.NotNull(await InUseAsync(again, 1));
    }

    [Fact]
    public async Task A_newer_version_with_parked_streams_waits_for_the_operator()
    {
        var before = AccountViews.Accounts("held_back");
        var after = AccountViews.Totals("held_back", before: e =>
        {
            if (e.Tenant == tenant && e.Version == 2)
                throw new FormatException();
        });
        await using var old = await Node.StartAsync(database.ConnectionString, Quick, before);
        await Eventually.TrueAsync(async () => await old.Runner.Versions.IsReadableAsync(before));
        var stream = Accounts.NewStream();
        await old.Log.AppendAsync(Accounts.Open(tenant, stream));
        await old.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any));
        await using var fresh = await Node.StartAsync(database.ConnectionString, Quick, after);
        await fresh.CaughtUpAsync(after, tenant);
        await Eventually.TrueAsync(async () => (await Control(fresh).ListParkedAsync()).Any(p => p.Tenant == tenant));
        Assert.False(await fresh.Runner.Versions.IsReadableAsync(after));
        await Eventually.TrueAsync(async () => (await fresh.Runner.LagAsync()).All(l => l.Events == 0));
        Assert.True(await fresh.Runner.Versions.SwitchAsync("held_back"));
        Assert.False(await fresh.Runner.Versions.SwitchAsync("held_back"));
        Assert.True(await fresh.Runner.Versions.IsReadableAsync(after));
    }

    [Fact]
    public async Task A_version_that_is_behind_cannot_be_put_in_use()
    {
        var (before, after) = (AccountViews.Accounts("too_early"), AccountViews.Totals("too_early"));
        await using var old = await Node.PrepareAsync(database.ConnectionString, Quick, before);
        await old.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var fresh = await Node.PrepareAsync(database.ConnectionString, Quick, after);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => fresh.Runner.Versions.SwitchAsync("too_early"));
        Assert.Contains("events behind", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => fresh.Runner.Versions.SwitchAsync("unknown"));
    }

    [Fact]
    public async Task The_newer_of_two_running_releases_stays_in_use_when_a_node_of_the_older_starts_again()
    {
        var (before, after) = (AccountViews.Accounts("rolling"), AccountViews.Totals("rolling"));
        var switches = new ConcurrentQueue<int>();
        var noted = Quick with { OnInUse = v => switches.Enqueue(v.Version) };
        await using var old = await Node.StartAsync(database.ConnectionString, noted, before);
        await Eventually.TrueAsync(async () => await old.Runner.Versions.IsReadableAsync(before));
        await using var fresh = await Node.StartAsync(database.ConnectionString, noted, after);
        await Eventually.TrueAsync(async () => await fresh.Runner.Versions.IsReadableAsync(after));
        await using var restarted = await Node.StartAsync(database.ConnectionString, noted, before);
        await Eventually.TrueAsync(async () => await restarted.Runner.Versions.IsReadableAsync(before));
        await Eventually.TrueAsync(() => switches.TakeLast(3).SequenceEqual([2, 1, 2]));
    }

    [Fact]
    public async Task What_was_parked_by_hand_is_parked_in_a_newer_version_too()
    {
        var (before, after) = (AccountViews.Accounts("carried"), AccountViews.Totals("carried"));
        var stream = Accounts.NewStream();
        await using var old = await Node.StartAsync(database.ConnectionString, Quick, before);
        await old.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any, 5));
        await old.CaughtUpAsync(before, tenant);
        await Eventually.TrueAsync(async () => await old.Runner.Versions.IsReadableAsync(before));
        Assert.True(await Control(old).ParkAsync("carried", tenant, stream, "a dispute"));
        await old.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any, 7));
        await using var fresh = await Node.StartAsync(database.ConnectionString, Quick, after);
        await Eventually.TrueAsync(async () => await fresh.Runner.Versions.IsReadableAsync(after));
        await fresh.CaughtUpAsync(after, tenant);
        Assert.Equal(5m, Assert.Single(await fresh.RowsAsync(after, tenant)).Balance);
        Assert.True(await Control(fresh).RetryAsync("carried", tenant, stream));
        Assert.Equal(12m, Assert.Single(await fresh.RowsAsync(after, tenant)).Balance);
    }

    private ProjectionControl Control(Node node) => new(database.Source, Accounts.Catalog, node.Tables);

    private async Task<ViewStanding> StandingAsync(Node node, int version) => (await StateAsync(node, version)).Standing;

    private async Task<DateTimeOffset?> InUseAsync(Node node, int version) => (await StateAsync(node, version)).InUseSince;

    private async Task<ViewState> StateAsync(Node node, int version) =>
        Assert.Single(await Control(node).ListAsync(), s => s.Tenant == tenant && s.Version == version);
}
