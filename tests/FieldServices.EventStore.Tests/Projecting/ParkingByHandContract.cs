using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;
using Npgsql;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class ParkingByHandContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(20), PageSize = 8, ShortestParking = TimeSpan.FromMilliseconds(10) };
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId parked = Accounts.NewStream();
    private readonly StreamId other = Accounts.NewStream();
    private volatile bool broken;

    [Fact]
    public async Task A_stream_that_is_parked_by_hand_waits_until_it_is_retried_by_hand()
    {
        var view = AccountViews.Accounts("by_hand");
        await using var node = await StartAsync(view);
        Assert.True(await Control(node).ParkAsync("by_hand", tenant, parked, "the customer disputes it"));
        await DepositAsync(node);
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal((1, 2), await EntriesAsync(node, view));
        var state = Assert.Single(await Control(node).ListParkedAsync(), p => p.Tenant == tenant);
        Assert.Equal((parked, 2L, "the customer disputes it", null, null), (state.Stream, state.Version, state.Reason, state.Error, state.RetryAt));
        Assert.Equal(parked, Assert.Single(await Control(node).ListAsync(), s => s.Tenant == tenant).Blocked);
        Assert.True(await Control(node).RetryAsync("by_hand", tenant, parked));
        Assert.Equal((2, 2), await EntriesAsync(node, view));
    }

    [Fact]
    public async Task Parking_a_stream_that_an_error_has_parked_ends_its_retries_by_themselves()
    {
        var view = AccountViews.Accounts("kept_parked", before: Fails);
        await using var node = await StartAsync(view);
        broken = true;
        await DepositAsync(node);
        await Eventually.TrueAsync(async () => (await Control(node).ListParkedAsync()).Any(p => p.Tenant == tenant && p.Attempts > 2));
        Assert.True(await Control(node).ParkAsync("kept_parked", tenant, parked, "until Monday"));
        broken = false;
        var state = Assert.Single(await Control(node).ListParkedAsync(), p => p.Tenant == tenant);
        Assert.Equal(("until Monday", nameof(FormatException), 2L, null), (state.Reason, state.Error, state.Version, state.RetryAt));
        Assert.Equal((1, 2), await EntriesAsync(node, view));
        Assert.True(await Control(node).RetryAsync("kept_parked", tenant, parked));
        Assert.Equal((2, 2), await EntriesAsync(node, view));
    }

    [Fact]
    public async Task A_retry_by_itself_that_comes_too_late_does_not_undo_what_somebody_has_parked()
    {
        var view = AccountViews.Accounts("too_late", before: Fails);
        await using var node = await StartAsync(view);
        broken = true;
        await DepositAsync(node);
        await node.CaughtUpAsync(view, tenant);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "select from eventstore.checkpoints where view = 'too_late_v1' and tenant_id = $1 for update");
        await database.LockWaitersAsync(1);
        await ExecuteAsync(connection, "update eventstore.parked set reason = 'by hand', retry_at = null where view = 'too_late_v1' and tenant_id = $1");
        broken = false;
        await transaction.CommitAsync();
        await DepositAsync(node);
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal((1, 3), await EntriesAsync(node, view));
        Assert.Equal("by hand", Assert.Single(await Control(node).ListParkedAsync(), p => p.Tenant == tenant).Reason);
    }

    [Fact]
    public async Task A_rebuild_leaves_a_stream_parked_where_it_is()
    {
        var view = AccountViews.Accounts("rebuilt_parked");
        await using var node = await StartAsync(view);
        await Control(node).ParkAsync("rebuilt_parked", tenant, parked, "waits");
        await DepositAsync(node);
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal(0, (await node.Runner.RebuildAsync("rebuilt_parked", new Progress<(long, long)>())).Differing);
        Assert.Equal((1, 2), await EntriesAsync(node, view));
        Assert.Equal("waits", Assert.Single(await Control(node).ListParkedAsync(), p => p.Tenant == tenant).Reason);
        Assert.True(await Control(node).RetryAsync("rebuilt_parked", tenant, parked));
        Assert.Equal((2, 2), await EntriesAsync(node, view));
    }

    [Fact]
    public async Task Nothing_is_parked_while_the_view_is_being_rebuilt()
    {
        var view = AccountViews.Accounts("busy");
        await using var node = await StartAsync(view);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var claim = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('rebuild read.busy_v1'))", connection))
            await claim.ExecuteNonQueryAsync();
        Assert.Equal(ViewStanding.Rebuilding, Assert.Single(await Control(node).ListAsync(), s => s.Tenant == tenant).Standing);
        await Assert.ThrowsAsync<RebuildRunningException>(() => Control(node).ParkAsync("busy", tenant, parked, "waits"));
        await transaction.RollbackAsync();
        Assert.Equal(ViewStanding.Running, Assert.Single(await Control(node).ListAsync(), s => s.Tenant == tenant).Standing);
        Assert.True(await Control(node).ParkAsync("busy", tenant, parked, "waits"));
    }

    [Fact]
    public async Task Only_what_has_events_can_be_parked_and_only_what_failed_skipped()
    {
        var view = AccountViews.Accounts("refusing");
        await using var node = await StartAsync(view);
        Assert.False(await Control(node).ParkAsync("refusing", tenant, Accounts.NewStream(), "waits"));
        Assert.True(await Control(node).ParkAsync("refusing", tenant, parked, "waits"));
        await DepositAsync(node);
        await node.CaughtUpAsync(view, tenant);
        Assert.False(await Control(node).SkipAsync("refusing", tenant, parked, "nothing failed"));
        await Assert.ThrowsAsync<ArgumentException>(() => Control(node).ParkAsync("refusing", tenant, parked, " "));
        Assert.Equal(2, Assert.Single(await Control(node).ListParkedAsync(), p => p.Tenant == tenant).Version);
    }

    private void Fails(Envelope envelope)
    {
        if (broken && envelope.Stream == parked)
            throw new FormatException();
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant.Value } } };
        await command.ExecuteNonQueryAsync();
    }

    // Both streams have one entry, in the log and in the view.
    private async Task<Node> StartAsync(EventStore.Views.View<AccountRow> view)
    {
        var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await DepositAsync(node);
        await node.CaughtUpAsync(view, tenant);
        await Eventually.TrueAsync(async () => await node.Runner.Versions.IsReadableAsync(view));
        return node;
    }

    private async Task DepositAsync(Node node)
    {
        foreach (var stream in new[] { parked, other })
            await node.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any));
    }

    private async Task<(int Parked, int Other)> EntriesAsync(Node node, EventStore.Views.View<AccountRow> view)
    {
        var rows = (await node.RowsAsync(view, tenant)).ToDictionary(r => r.Id, r => r.Entries);
        return (rows[parked.Id], rows[other.Id]);
    }

    private ProjectionControl Control(Node node) => new(database.Source, Accounts.Catalog, node.Tables);
}
