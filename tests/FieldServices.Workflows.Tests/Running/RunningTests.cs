using FieldServices.EventStore;
using FieldServices.Workflows.Recorded;
using FieldServices.Workflows.Tests.Harness;

namespace FieldServices.Workflows.Tests.Running;

/// <summary>From an event to everything that follows from it, on a running node.</summary>
public sealed class RunningTests(WorkflowDatabase database) : IClassFixture<WorkflowDatabase>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TenantId tenant = new(Guid.CreateVersion7());
    private readonly Guid order = Guid.CreateVersion7();

    [Fact]
    public async Task An_event_sets_everything_in_motion_that_follows_from_it()
    {
        await using var node = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));

        await Eventually.TrueAsync(async () => (await StreamAsync()).Count == 2);

        Assert.Equal(1, await CountAsync("workflows.timers"));
        Assert.Equal(1, await CountAsync("workflows.messages"));
        var step = Assert.IsType<WorkflowStepped>((await StreamAsync())[0].Event);
        Assert.Equal("order.placed", step.Input.Name);
        Assert.Equal(["record", "set-timer", "deliver"], step.Outputs.Select(o => o.Kind));
    }

    [Fact]
    public async Task The_causes_of_a_step_lead_back_to_the_command_behind_the_event()
    {
        await using var node = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await Eventually.TrueAsync(async () => (await StreamAsync()).Count == 2);

        var cause = await database.Log.ReadLogAsync(tenant, 0, 1).FirstAsync();
        Assert.All(await StreamAsync(), e => Assert.Equal((cause.Origin.CorrelationId, cause.Origin.CommandId), (e.Origin.CorrelationId, e.Origin.CausationId)));
    }

    [Fact]
    public async Task On_a_test_clock_a_process_of_days_runs_to_its_end_at_once()
    {
        var gate = new WorkflowDatabase.Gate();
        using var node = database.Node(TimeProvider.System, gate);
        await node.TestClock.StartAsync(tenant, Start);
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));

        var fired = await node.TestClock.AdvanceAsync(tenant, Start.AddDays(10));

        Assert.Equal(4, fired);
        Assert.Equal(
            ["workflow.stepped", "payment.awaited", "workflow.stepped", "payment.reminded", "workflow.stepped", "payment.reminded", "workflow.stepped",
             "payment.reminded", "workflow.stepped", "workflow.stepped", "payment.cancellation-answered"],
            (await StreamAsync()).Select(e => e.Type.Name));
        Assert.Equal([1, 2, 3], (await StreamAsync()).Where(e => e.Event is BuyerReminded).Select(e => (e.EffectiveAt - Start).TotalDays));
        Assert.All(await StreamAsync(), e => Assert.Equal(e.EffectiveAt, e.RecordedAt));
        Assert.Equal("not paid", System.Text.Json.JsonDocument.Parse(Assert.Single(gate.Sent).Body).RootElement.GetProperty("Reason").GetString());
        Assert.Equal("finished", await database.ScalarAsync<string>("select status from workflows.instances where tenant_id = $1", tenant.Value));
        Assert.Equal(0, await CountAsync("workflows.timers"));
    }

    [Fact]
    public async Task A_timer_that_is_cancelled_does_not_fire()
    {
        using var node = database.Node(TimeProvider.System);
        await node.TestClock.StartAsync(tenant, Start);
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await node.TestClock.AdvanceAsync(tenant, Start.AddHours(1));
        await database.AppendAsync(tenant, order, new OrderPaid(100));

        Assert.Equal(0, await node.TestClock.AdvanceAsync(tenant, Start.AddDays(10)));

        Assert.IsType<PaymentReceived>((await StreamAsync())[^1].Event);
    }

    [Fact]
    public async Task The_state_that_is_remembered_is_what_the_stream_folds_to()
    {
        using var node = database.Node(TimeProvider.System);
        await node.TestClock.StartAsync(tenant, Start);
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await node.TestClock.AdvanceAsync(tenant, Start.AddDays(2));

        var fold = (await StreamAsync()).Aggregate(WorkflowFold.Nothing, (f, e) => WorkflowFold.Evolve(node.Catalog, Payment.Name, f, e.Event));
        var remembered = await database.ScalarAsync<string>("select state::text from workflows.instances where tenant_id = $1", tenant.Value);

        Assert.Equal(new Payment { Buyer = "ada", Reminders = 2 }, fold.State);
        Assert.Equal(fold.State, System.Text.Json.JsonSerializer.Deserialize(remembered, OrderJson.Default.Payment));
    }

    [Fact]
    public async Task A_poison_input_parks_its_instance_alone()
    {
        using var node = database.Node(TimeProvider.System);
        await node.TestClock.StartAsync(tenant, Start);
        var other = Guid.CreateVersion7();
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await database.AppendAsync(tenant, order, new OrderSpoilt("x"));
        await database.AppendAsync(tenant, order, new OrderPaid(1));
        await database.AppendAsync(tenant, other, new OrderPlaced("bob"));

        await node.TestClock.AdvanceAsync(tenant, Start.AddDays(1));

        Assert.Equal("parked", await StatusAsync(order));
        Assert.Equal("running", await StatusAsync(other));
        // The input that failed, the payment, and the reminder that became due meanwhile.
        Assert.Equal(3, await CountAsync("workflows.waiting"));
        Assert.Equal(
            "FormatException in Payment.Decide", await database.ScalarAsync<string>("select error from workflows.waiting where tenant_id = $1 and error is not null", tenant.Value));
    }

    [Fact]
    public async Task A_new_workflow_is_not_set_in_motion_by_history()
    {
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        using var node = database.Node(TimeProvider.System, workflows: [Payment.Declare(Payment.Own with { StreamType = "late-comer" }, 1, Payment.Decide)]);
        await node.RegisterAsync();
        var later = Guid.CreateVersion7();
        await database.AppendAsync(tenant, later, new OrderPlaced("bob"));

        await using var running = await RunningNode.StartAsync(node);
        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>("select count(*) from workflows.instances where workflow = 'late-comer'") == 1);

        Assert.Equal(later, await database.ScalarAsync<Guid>("select instance_id from workflows.instances where workflow = 'late-comer'"));
    }

    private ValueTask<List<Envelope>> StreamAsync() => database.Log.ReadStreamAsync(tenant, new StreamId(Payment.Name, order)).ToListAsync();

    private Task<long> CountAsync(string table) => database.ScalarAsync<long>($"select count(*) from {table} where tenant_id = $1", tenant.Value);

    private Task<string> StatusAsync(Guid instance) =>
        database.ScalarAsync<string>("select status from workflows.instances where tenant_id = $1 and instance_id = $2", tenant.Value, instance);
}
