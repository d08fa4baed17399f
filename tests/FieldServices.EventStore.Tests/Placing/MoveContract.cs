using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Archiving;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Placing.Moving;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Placing;

/// <summary>A tenant moves with everything it has, and its log grows in one database at every moment.</summary>
public sealed class MoveContract(TwoDatabases databases) : IClassFixture<TwoDatabases>
{
    private static readonly string[] Tables = ["events", "streams", "commands", "claims", "checkpoints", "skipped"];
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task Everything_that_a_tenant_has_is_the_same_on_the_other_side()
    {
        var node = databases.NewNode();
        var commandId = Guid.CreateVersion7();
        await History.WriteAsync(node, tenant, seed: 1);
        await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()).By(commandId) with { Claims = [Claim.Unique("number", "7")] });
        await node.RecordRejectionAsync(tenant, Accounts.NewStream(), Accounts.NewOrigin(), new OutcomeNote([9], null));
        await databases.Home.ExecuteAsync("insert into eventstore.skipped values ('v', $1, 3, 'was wrong')", tenant.Value);
        await databases.Home.ExecuteAsync("insert into eventstore.checkpoints (view, tenant_id, position) values ('v', $1, 5)", tenant.Value);
        var head = await node.HeadAsync(tenant);

        var moved = await databases.MoveAsync(tenant, "east", new MoveOptions { PageSize = 7 });

        Assert.Equal(("home", "east", head), (moved.From, moved.To, moved.Events));
        foreach (var table in Tables)
            Assert.Equal(await TwoDatabases.ContentAsync(databases.Home, table, tenant), await TwoDatabases.ContentAsync(databases.East, table, tenant));
        Assert.Equal(head, await databases.NewNode().HeadAsync(tenant));
        Assert.NotNull(await databases.NewNode().FindOutcomeAsync(tenant, commandId));
        Assert.Equal(1, await databases.OpenLogsAsync(tenant));
    }

    [Fact]
    public async Task Archived_streams_move_with_their_cold_events_and_stay_archived()
    {
        var (node, stream) = (databases.NewNode(), Accounts.NewStream());
        await node.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.New, new AccountEvent.Opened("Ada"), new AccountEvent.Closed("moved")));
        await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        var rule = new ArchiveRule("account", new StateFold<object>(Account.Initial, (s, e) => Account.Evolve((Account)s, e)), s => ((Account)s).IsClosed, TimeSpan.Zero);
        Assert.Equal(new ArchiveRun(1, 2), await new StreamArchive(node).RunAsync(tenant, [rule]));
        var before = string.Join('\n', await node.AllAsync(tenant));

        await databases.MoveAsync(tenant, "east");

        var after = databases.NewNode();
        Assert.Equal(before, string.Join('\n', await after.AllAsync(tenant)));
        Assert.Equal(2, await databases.East.ScalarAsync<long>("select count(*) from eventstore.cold_events where tenant_id = $1", tenant.Value));
        await Assert.ThrowsAsync<StreamArchivedException>(() => node.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(2))));
        Assert.True(await new StreamArchive(node).RestoreAsync(tenant, stream));
        Assert.Equal(3, (await after.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(2)))).Version);
    }

    [Fact]
    public async Task A_process_that_believes_the_tenant_where_it_was_follows_it()
    {
        var stale = databases.NewNode();
        var stream = Accounts.NewStream();
        await stale.AppendAsync(Accounts.Open(tenant, stream));
        await databases.MoveAsync(tenant, "east");
        var (commandId, fresh) = (Guid.CreateVersion7(), databases.NewNode());
        await fresh.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)).By(commandId));

        Assert.Equal([1, 2], (await databases.NewNode().AllAsync(tenant)).Select(e => e.Position));
        Assert.NotNull(await stale.FindOutcomeAsync(tenant, commandId));
        Assert.Equal(3, (await stale.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(2)))).Position);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("stream")]
    [InlineData("backwards")]
    [InlineData("log")]
    [InlineData("rejection")]
    public async Task Whatever_a_stale_process_does_first_it_does_where_the_tenant_is(string what)
    {
        var (stale, stream) = (databases.NewNode(), Accounts.NewStream());
        await stale.AppendAsync(Accounts.Open(tenant, stream));
        await databases.MoveAsync(tenant, "east");
        await databases.NewNode().AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
        var origin = Accounts.NewOrigin();
        var seen = what switch
        {
            "head" => await stale.HeadAsync(tenant),
            "stream" => (await stale.FoldAsync(tenant, stream, 0, (n, _) => n + 1)).Version,
            "backwards" => (await stale.ReadStreamAsync(tenant, stream, new(Backwards: true)).ListAsync())[0].Version,
            "log" => (await stale.AllAsync(tenant)).Count,
            _ => await RejectAsync(stale, stream, origin),
        };
        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task Every_append_is_there_once_after_moves_to_and_fro_under_the_load_of_two_processes()
    {
        EventLog[] nodes = [databases.NewNode(), databases.NewNode()];
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(n => Task.Run(() => WriteAsync(nodes[n % 2], stop.Token))).ToArray();
        foreach (var to in new[] { "east", "home", "east" })
        {
            var before = await nodes[0].HeadAsync(tenant);
            await Eventually.TrueAsync(async () => await nodes[0].HeadAsync(tenant) >= before + 50);
            await databases.MoveAsync(tenant, to);
        }
        await stop.CancelAsync();
        var acknowledged = (await Task.WhenAll(writers)).SelectMany(p => p).Order().ToList();
        Assert.Equal(Enumerable.Range(1, acknowledged.Count).Select(p => (long)p), acknowledged);
        Assert.Equal(acknowledged, (await databases.NewNode().AllAsync(tenant)).Select(e => e.Position));
        Assert.Equal(1, await databases.OpenLogsAsync(tenant));
    }

    [Fact]
    public async Task A_copy_that_was_damaged_meanwhile_is_made_good_by_the_next_move()
    {
        var node = databases.NewNode();
        await History.WriteAsync(node, tenant, seed: 2);
        await databases.MoveAsync(tenant, "east");
        await History.WriteAsync(node, tenant, seed: 3);
        await databases.Home.ExecuteAsync("delete from eventstore.streams where tenant_id = $1", tenant.Value);
        await databases.Home.ExecuteAsync("update eventstore.events set actor = 'nobody' where tenant_id = $1 and position = 5", tenant.Value);
        await databases.MoveAsync(tenant, "home");
        foreach (var table in Tables)
            Assert.Equal(await TwoDatabases.ContentAsync(databases.East, table, tenant), await TwoDatabases.ContentAsync(databases.Home, table, tenant));
        await History.WriteAsync(node, tenant, seed: 4);
    }

    [Fact]
    public async Task Work_to_be_done_is_handed_over()
    {
        await databases.NewNode().AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await databases.Home.ExecuteAsync(
            "insert into eventstore.parked (view, tenant_id, stream_type, stream_id, version, position, error, retry_at) values ('v', $1, 'account', $1, 1, 1, 'x', 'infinity')", tenant.Value);
        await databases.MoveAsync(tenant, "east");
        const string Parked = "select count(*) from eventstore.parked where tenant_id = $1";
        Assert.Equal((0, 1), (await databases.Home.ScalarAsync<long>(Parked, tenant.Value), await databases.East.ScalarAsync<long>(Parked, tenant.Value)));
    }

    [Fact]
    public async Task A_tenant_without_events_moves_too()
    {
        await databases.MoveAsync(tenant, "east");
        Assert.Equal(1, (await databases.NewNode().AppendAsync(Accounts.Open(tenant, Accounts.NewStream()))).Position);
        Assert.NotEmpty(await TwoDatabases.ContentAsync(databases.East, "events", tenant));
    }

    [Fact]
    public async Task A_pause_that_gets_too_long_is_given_up_and_the_tenant_goes_on_where_it_was()
    {
        var node = databases.NewNode();
        await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await databases.Home.ExecuteAsync("insert into eventstore.checkpoints (view, tenant_id, position) values ('moving', $1, 0)", tenant.Value);
        var refused = await Assert.ThrowsAsync<MoveFailedException>(() => databases.MoveAsync(tenant, "east", new MoveOptions { LongestPause = TimeSpan.FromMilliseconds(1) }));
        Assert.Contains("pause", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()))).Position);
        Assert.Equal("", await databases.Home.ScalarAsync<string>("select coalesce(moved_to, '') from eventstore.tenant_heads where tenant_id = $1", tenant.Value));
        await databases.MoveAsync(tenant, "east");
        Assert.Equal(3, (await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()))).Position);
    }

    [Fact]
    public async Task A_second_mover_is_refused_while_the_first_is_at_work()
    {
        await databases.NewNode().AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var held = await HeldAppend.StartAsync(databases.Home, Accounts.Open(tenant, Accounts.NewStream()));
        var first = databases.MoveAsync(tenant, "east");
        await databases.Home.LockWaitersAsync(1);
        await Assert.ThrowsAsync<MoveFailedException>(() => databases.MoveAsync(tenant, "east"));
        await held.CommitAsync();
        Assert.Equal(2, (await first.EndsAsync()).Events);
    }

    private async Task<List<long>> WriteAsync(EventLog node, CancellationToken stop)
    {
        var positions = new List<long>();
        while (!stop.IsCancellationRequested)
            positions.Add((await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()), CancellationToken.None)).Position);
        return positions;
    }

    private async Task<long> RejectAsync(EventLog node, StreamId stream, Origin origin)
    {
        await node.RecordRejectionAsync(tenant, stream, origin, new OutcomeNote([1], null));
        return 1 + await databases.East.ScalarAsync<long>("select count(*) from eventstore.commands where command_id = $1", origin.CommandId);
    }
}
