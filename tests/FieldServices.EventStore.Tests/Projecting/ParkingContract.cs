using System.Collections.Concurrent;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class ParkingContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Patient = new()
    {
        PollInterval = TimeSpan.FromMilliseconds(30), PageSize = 8, ShortestParking = TimeSpan.FromHours(1),
    };

    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId bad = Accounts.NewStream();
    private readonly StreamId good = Accounts.NewStream();
    private volatile bool broken = true;

    [Fact]
    public async Task An_event_that_cannot_be_folded_parks_its_stream_and_the_rest_flows()
    {
        var view = Failing("parks");
        var errors = new ConcurrentQueue<(string, TenantId)>();
        await using var node = await StartAsync(view, Patient with { OnError = (v, t, _) => errors.Enqueue((v, t)) });
        await WriteAsync(node);
        await node.CaughtUpAsync(view, tenant);
        var row = Assert.Single(await node.RowsAsync(view, tenant), r => r.Id == bad.Id);
        Assert.Equal((5m, 1), (row.Balance, row.Entries));
        Assert.Equal(20, Assert.Single(await node.RowsAsync(view, tenant), r => r.Id == good.Id).Entries);
        var parked = await ParkedAsync(node);
        Assert.Equal((bad, 2L, nameof(FormatException), 1), (parked.Stream, parked.Version, parked.Error, parked.Attempts));
        Assert.Contains(("parks", tenant), errors);
        Assert.True(Assert.Single(await node.Runner.LagAsync()).Parked >= 1);
    }

    [Fact]
    public async Task A_parked_stream_that_is_retried_catches_up_and_flows_again()
    {
        var view = Failing("retried");
        await using var node = await StartAsync(view, Patient);
        await WriteAsync(node);
        await node.CaughtUpAsync(view, tenant);
        await Assert.ThrowsAsync<FormatException>(() => Control(node).RetryAsync("retried", tenant, bad));
        Assert.Equal(bad, (await ParkedAsync(node)).Stream);
        broken = false;
        Assert.True(await Control(node).RetryAsync("retried", tenant, bad));
        Assert.False(await Control(node).RetryAsync("retried", tenant, bad));
        await node.Log.AppendAsync(Accounts.Deposit(tenant, bad, ExpectedVersion.Any, 4));
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal(AccountViews.Fold(view, await node.Log.AllAsync(tenant)).ToHashSet(), (await node.RowsAsync(view, tenant)).ToHashSet());
        Assert.Empty(await AllParkedAsync(node));
    }

    [Fact]
    public async Task A_parked_stream_is_retried_by_itself()
    {
        var view = Failing("by_itself");
        await using var node = await StartAsync(view, Patient with { ShortestParking = TimeSpan.FromMilliseconds(20) });
        await WriteAsync(node);
        await Eventually.TrueAsync(async () => (await AllParkedAsync(node)).Any(p => p.Attempts > 2));
        broken = false;
        await Eventually.TrueAsync(async () => !(await AllParkedAsync(node)).Any());
        Assert.Equal(AccountViews.Fold(view, await node.Log.AllAsync(tenant)).ToHashSet(), (await node.RowsAsync(view, tenant)).ToHashSet());
    }

    [Fact]
    public async Task A_skipped_event_stays_out_of_the_view_also_when_it_is_rebuilt()
    {
        var view = Failing("skipped");
        await using var node = await StartAsync(view, Patient);
        await WriteAsync(node);
        await node.CaughtUpAsync(view, tenant);
        Assert.True(await Control(node).SkipAsync("skipped", tenant, bad, "an amount typed twice"));
        var expected = AccountViews.Fold(Sound, (await node.Log.AllAsync(tenant)).Where(e => e.Stream != bad || e.Version != 2)).ToHashSet();
        Assert.Equal(expected, (await node.RowsAsync(view, tenant)).ToHashSet());
        Assert.Equal(0, (await node.Runner.RebuildAsync("skipped", new Progress<(long, long)>())).Differing);
        Assert.Equal(expected, (await node.RowsAsync(view, tenant)).ToHashSet());
        Assert.Equal("an amount typed twice", await database.ScalarAsync<string>("select reason from eventstore.skipped where view = 'skipped_v1'"));
    }

    [Fact]
    public async Task A_stream_with_several_bad_events_is_parked_at_each_in_turn()
    {
        var view = Failing("several");
        await using var node = await StartAsync(view, Patient);
        foreach (var amount in new[] { 1m, 1_000m, 2m, 3m, 1_000m, 4m })
            await node.Log.AppendAsync(Accounts.Deposit(tenant, bad, ExpectedVersion.Any, amount));
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal((2L, 2L), ((await ParkedAsync(node)).Version, (await ParkedAsync(node)).Position));
        await Assert.ThrowsAsync<FormatException>(() => Control(node).SkipAsync("several", tenant, bad, "the first"));
        Assert.Equal((5L, 5L), ((await ParkedAsync(node)).Version, (await ParkedAsync(node)).Position));
        Assert.Equal(6m, Assert.Single(await node.RowsAsync(view, tenant)).Balance);
        Assert.True(await Control(node).SkipAsync("several", tenant, bad, "the second"));
        Assert.Equal(10m, Assert.Single(await node.RowsAsync(view, tenant)).Balance);
        Assert.Empty(await AllParkedAsync(node));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_parks_its_stream_too()
    {
        var view = AccountViews.Accounts("unreadable");
        await using var node = await Node.PrepareAsync(database.ConnectionString, Patient, view);
        await WriteAsync(node);
        await database.ExecuteAsync("update eventstore.events set body = '\"text\"' where tenant_id = $1 and stream_id = $2 and version = 2", tenant.Value, bad.Id);
        node.Run();
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal((bad, 2L, "JsonException"), ((await ParkedAsync(node)).Stream, (await ParkedAsync(node)).Version, (await ParkedAsync(node)).Error));
    }

    [Fact]
    public async Task A_row_that_the_table_refuses_parks_its_stream_too()
    {
        var view = AccountViews.Accounts("refused");
        await using var node = await Node.PrepareAsync(database.ConnectionString, Patient, view);
        await database.ExecuteAsync("alter table read.refused_v1 add constraint small check (balance < 1000)");
        await WriteAsync(node);
        node.Run();
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal((bad, "PostgresException 23514"), ((await ParkedAsync(node)).Stream, (await ParkedAsync(node)).Error));
    }

    [Fact]
    public async Task A_fold_that_fails_everywhere_stops_the_view_for_the_tenant()
    {
        var view = AccountViews.Accounts("everywhere", before: e => throw new NotSupportedException());
        await using var node = await StartAsync(view, Patient with { MostParked = 3 });
        for (var i = 0; i < 6; i++)
            await node.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await Eventually.TrueAsync(async () => (await Control(node).ListAsync()).Any(s => s.Tenant == tenant && s.StoppedAt is not null));
        var state = await StateAsync(node);
        Assert.Equal((3L, 3L, "too many streams are parked"), (state.Position, state.Parked, state.StoppedWhy));
    }

    [Fact]
    public async Task A_stopped_view_stands_still_until_it_is_started()
    {
        var view = AccountViews.Accounts("stopped");
        await using var node = await StartAsync(view, Patient);
        await node.Log.AppendAsync(Accounts.Open(tenant, good));
        await node.CaughtUpAsync(view, tenant);
        await Control(node).StopAsync("stopped", tenant, "maintenance");
        await node.Log.AppendAsync(Accounts.Deposit(tenant, good, ExpectedVersion.Any));
        var other = Accounts.NewTenant();
        await node.Log.AppendAsync(Accounts.Open(other, good));
        await node.CaughtUpAsync(view, other);
        Assert.Equal((1L, 2L, "maintenance"), ((await StateAsync(node)).Position, (await StateAsync(node)).Head, (await StateAsync(node)).StoppedWhy));
        await Control(node).StartAsync("stopped", tenant);
        await node.CaughtUpAsync(view, tenant);
        Assert.Equal((2L, null), ((await StateAsync(node)).Position, (await StateAsync(node)).StoppedAt));
    }

    private static EventStore.Views.View<AccountRow> Sound { get; } = AccountViews.Accounts("sound");

    // The amount of 1,000 is the one that the fold cannot bear.
    private EventStore.Views.View<AccountRow> Failing(string name) => AccountViews.Accounts(name, before: e =>
    {
        if (broken && e.Event is AccountEvent.Deposited { Amount: 1_000 })
            throw new FormatException("a bug in the fold");
    });

    private Task<Node> StartAsync(EventStore.Views.View view, ProjectionOptions options) => Node.StartAsync(database.ConnectionString, options, view);

    private async Task WriteAsync(Node node)
    {
        await node.Log.AppendAsync(Accounts.Deposit(tenant, bad, ExpectedVersion.New, 5));
        for (var i = 0; i < 20; i++)
        {
            await node.Log.AppendAsync(Accounts.Deposit(tenant, good, ExpectedVersion.Any));
            if (i is 9 or 12)
                await node.Log.AppendAsync(Accounts.Deposit(tenant, bad, ExpectedVersion.Any, i == 9 ? 1_000 : 7));
        }
    }

    private ProjectionControl Control(Node node) => new(database.Source, Accounts.Catalog, node.Tables);

    private async Task<ParkedStream> ParkedAsync(Node node) => Assert.Single(await AllParkedAsync(node));

    // The runner also folds what the other tests of this class have left in the database.
    private async Task<IEnumerable<ParkedStream>> AllParkedAsync(Node node) => (await Control(node).ListParkedAsync()).Where(p => p.Tenant == tenant);

    private async Task<ViewState> StateAsync(Node node) => Assert.Single(await Control(node).ListAsync(), s => s.Tenant == tenant);
}
