using FieldServices.EventStore;
using FieldServices.Workflows.Messages;
using FieldServices.Workflows.Tests.Harness;

namespace FieldServices.Workflows.Tests.Placing;

/// <summary>Workflows go with their tenant to another database, and go on there from where they were.</summary>
public sealed class MovedWorkflowTests(TwoWorkflowDatabases databases) : IClassFixture<TwoWorkflowDatabases>
{
    private static readonly string[] Work = ["instances", "timers", "messages"];
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TenantId tenant = new(Guid.CreateVersion7());

    [Fact]
    public async Task What_workflows_wait_for_is_handed_over_and_happens_in_the_new_database()
    {
        var order = Guid.CreateVersion7();
        await using (await RunningNode.StartAsync(databases.NewNode(new WorkflowDatabase.Gate())))
        {
            await databases.AppendAsync(tenant, order, new OrderPlaced("ada"));
            await Eventually.TrueAsync(async () => await CountAsync<PaymentAwaited>() == 1);
        }

        await databases.MoveAsync(tenant, "east");

        foreach (var table in Work)
            Assert.Equal((0, 1), await databases.RowsAsync(table, tenant));
        await ExecuteAsync(databases.East, "update workflows.timers set due = due - interval '25 hours' where tenant_id = $1");
        await using (await RunningNode.StartAsync(databases.NewNode(new WorkflowDatabase.Gate())))
        {
            await Eventually.TrueAsync(async () => await CountAsync<BuyerReminded>() == 1);
            await databases.AppendAsync(tenant, order, new OrderPaid(100));
            await Eventually.TrueAsync(async () => await CountAsync<PaymentReceived>() == 1);
        }
        Assert.Equal((0, 0), await databases.RowsAsync("timers", tenant));
    }

    [Fact]
    public async Task Nobody_works_on_a_copy_whose_move_is_not_decided()
    {
        var order = Guid.CreateVersion7();
        var gate = new WorkflowDatabase.Gate();
        await using (await RunningNode.StartAsync(databases.NewNode(new WorkflowDatabase.Gate())))
        {
            await databases.AppendAsync(tenant, order, new OrderPlaced("ada"));
            await Eventually.TrueAsync(async () => await CountAsync<PaymentAwaited>() == 1);
        }
        await databases.MoveAsync(tenant, "east");
        // As it is between the copy and the decision: everything is there and due, and the log is closed.
        await ExecuteAsync(databases.East, "update eventstore.tenant_heads set closed_at = position where tenant_id = $1");
        await ExecuteAsync(databases.East, "update workflows.timers set due = due - interval '25 hours' where tenant_id = $1");
        await ExecuteAsync(
            databases.East,
            """
            insert into workflows.commands (tenant_id, command_id, instance_id, correlation_id, causation_id, workflow, key, name, body, idempotency_key)
            select tenant_id, gen_random_uuid(), instance_id, instance_id, instance_id, workflow, 'cancel', 'order.cancel', '{"reason":"x"}', 'payment-reminder/x/1'
            from workflows.instances where tenant_id = $1
            """);
        var (sent, failed) = (new Messages.RecordingChannel("email"), new List<string>());
        var sender = new MessageSender(databases.East.Source, [sent], new(), TimeProvider.System, new Random(1));

        await sender.DeliverDueAsync();
        await using (await RunningNode.StartAsync(databases.NewNode(gate, new() { OnError = (what, _) => { lock (failed) failed.Add(what); } })))
        {
            // Somebody else's timers and commands are seen to meanwhile.
            var other = new TenantId(Guid.CreateVersion7());
            await databases.AppendAsync(other, Guid.CreateVersion7(), new OrderPlaced("bob"));
            await Eventually.TrueAsync(async () => (await databases.ReadAsync(other)).Any(e => e.Event is PaymentAwaited));
            await ExecuteAsync(databases.Home, "update workflows.timers set due = due - interval '5 days' where tenant_id = $1", other);
            await Eventually.TrueAsync(async () => (await databases.ReadAsync(other)).Any(e => e.Event is BuyerReminded));
        }
        Assert.DoesNotContain(sent.Got, m => m.Tenant == tenant);
        Assert.DoesNotContain(gate.Sent, c => c.Tenant == tenant);
        Assert.Empty(failed);
        Assert.Equal(0, await CountAsync<BuyerReminded>());
        Assert.Equal(0, await databases.East.ScalarAsync<long>("select count(*) from eventstore.parked where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task A_tenant_moves_to_and_fro_while_its_workflows_run()
    {
        const int Orders = 120;
        var gate = new WorkflowDatabase.Gate();
        await using var one = await RunningNode.StartAsync(databases.NewNode(gate));
        await using var other = await RunningNode.StartAsync(databases.NewNode(gate));
        var placing = Task.Run(async () =>
        {
            for (var n = 0; n < Orders; n++)
                await databases.AppendAsync(tenant, Guid.CreateVersion7(), new OrderPlaced("ada"));
        });
        foreach (var to in new[] { "east", "home", "east" })
        {
            await databases.MoveAsync(tenant, to);
            // Days pass all the time, so that timers fire and commands leave wherever the tenant is.
            await ExecuteAsync(databases.Named(to), "update workflows.timers set due = due - interval '10 days' where tenant_id = $1");
        }
        await placing.EndsAsync();
        await Eventually.TrueAsync(async () =>
        {
            await ExecuteAsync(databases.East, "update workflows.timers set due = due - interval '10 days' where tenant_id = $1");
            return await CountAsync<CancellationAnswered>() == Orders;
        });

        var events = (await databases.ReadAsync(tenant)).Where(e => e.Event is PaymentEvent).GroupBy(e => e.Stream.Id).ToList();
        Assert.Equal(Orders, events.Count);
        Assert.All(events, stream => Assert.Equal(
            ["PaymentAwaited", "BuyerReminded", "BuyerReminded", "BuyerReminded", "CancellationAnswered"], stream.Select(e => e.Event.GetType().Name)));
        Assert.Equal(Orders, gate.Effects);
        Assert.Equal((0, Orders), await databases.RowsAsync("instances", tenant));
        Assert.Equal((0, 4 * Orders), await databases.RowsAsync("messages", tenant));
    }

    [Fact]
    public async Task A_test_clock_goes_on_in_the_new_database_from_where_it_stood()
    {
        using var node = databases.NewNode(new WorkflowDatabase.Gate());
        await (await node.OfAsync(tenant)).TestClock.StartAsync(tenant, Start);
        await databases.AppendAsync(tenant, Guid.CreateVersion7(), new OrderPlaced("ada"));
        Assert.Equal(1, await (await node.OfAsync(tenant)).TestClock.AdvanceAsync(tenant, Start.AddDays(1)));

        await databases.MoveAsync(tenant, "east");

        Assert.Equal(3, await (await node.OfAsync(tenant)).TestClock.AdvanceAsync(tenant, Start.AddDays(10)));
        Assert.Equal([1, 2, 3], (await databases.ReadAsync(tenant)).Where(e => e.Event is BuyerReminded).Select(e => (e.EffectiveAt - Start).TotalDays));
    }

    [Fact]
    public async Task Rows_that_come_after_a_move_are_numbered_after_those_that_moved()
    {
        await using var running = await RunningNode.StartAsync(databases.NewNode(new WorkflowDatabase.Gate()));
        await databases.AppendAsync(tenant, Guid.CreateVersion7(), new OrderPlaced("ada"));
        await Eventually.TrueAsync(async () => (await databases.RowsAsync("timers", tenant)).Home == 1);
        await ExecuteAsync(databases.Home, "update workflows.timers set place = default where tenant_id = $1");
        await databases.Home.ScalarAsync<long>("select setval(pg_get_serial_sequence('workflows.timers', 'place'), nextval(pg_get_serial_sequence('workflows.timers', 'place')) + 100000)");
        await ExecuteAsync(databases.Home, "update workflows.timers set place = default where tenant_id = $1");
        var before = await databases.Home.ScalarAsync<long>("select max(place) from workflows.timers where tenant_id = $1", tenant.Value);

        await databases.MoveAsync(tenant, "east");
        await databases.AppendAsync(tenant, Guid.CreateVersion7(), new OrderPlaced("bob"));
        await Eventually.TrueAsync(async () => (await databases.RowsAsync("timers", tenant)).East == 2);

        var places = await databases.East.ScalarAsync<long[]>("select array_agg(place order by place) from workflows.timers where tenant_id = $1", tenant.Value);
        Assert.Equal(before, places[0]);
        Assert.True(places[1] > before);
    }

    private async Task<int> CountAsync<TEvent>() => (await databases.ReadAsync(tenant)).Count(e => e.Event is TEvent);

    private async Task ExecuteAsync(WorkflowDatabase database, string sql, TenantId? of = null)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = (of ?? tenant).Value });
        await command.ExecuteNonQueryAsync();
    }
}
