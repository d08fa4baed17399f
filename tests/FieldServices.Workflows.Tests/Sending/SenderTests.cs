using FieldServices.EventStore;
using FieldServices.Workflows.Recorded;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Tests.Harness;

namespace FieldServices.Workflows.Tests.Sending;

/// <summary>Commands on their way, and what people decide about those that do not arrive.</summary>
public sealed class SenderTests(WorkflowDatabase database) : IClassFixture<WorkflowDatabase>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Operator = new("admin", "key:1");
    private readonly TenantId tenant = new(Guid.CreateVersion7());
    private readonly Guid order = Guid.CreateVersion7();
    private readonly WorkflowDatabase.Gate gate = new();

    private InstanceId Instance => new(Payment.Name, order);

    [Fact]
    public async Task A_rejection_is_an_answer()
    {
        gate.Decide = _ => Task.FromResult<CommandOutcome>(new CommandOutcome.Rejected(new Rejection("order.shipped", "It is on its way.")));
        using var node = await UnpaidAsync();
        Assert.Equal(new CancellationAnswered("order.shipped"), (await StreamAsync())[^1].Event);
    }

    [Fact]
    public async Task A_command_that_fails_is_tried_again_with_the_same_identity_until_it_arrives()
    {
        var attempts = 0;
        gate.Decide = c => ++attempts < 4
            ? throw new TimeoutException("busy")
            : Task.FromResult<CommandOutcome>(new CommandOutcome.Accepted(new StreamId("order", order), 2));
        using var node = await UnpaidAsync();
        Assert.Equal(4, gate.Sent.Count);
        Assert.Single(gate.Sent.Select(c => (c.Id, c.IdempotencyKey)).Distinct());
        Assert.Equal(new CancellationAnswered("accepted"), (await StreamAsync())[^1].Event);
    }

    [Fact]
    public async Task A_command_that_keeps_failing_becomes_a_dead_letter_that_says_why()
    {
        gate.Decide = _ => throw new TimeoutException("a secret");
        using var node = await UnpaidAsync();
        var dead = Assert.Single(await node.Report.DeadCommandsAsync(tenant, 10));
        Assert.Equal(("order.cancel", "cancel", 12), (dead.Name, dead.Key, dead.Attempts));
        Assert.StartsWith("TimeoutException in ", dead.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_can_never_be_decided_is_a_dead_letter_at_once()
    {
        gate.Decide = _ => throw new UndeliverableException("There is no such command.");
        using var node = await UnpaidAsync();
        Assert.Equal("There is no such command.", Assert.Single(await node.Report.DeadCommandsAsync(tenant, 10)).Error);
        Assert.Single(gate.Sent);
    }

    [Fact]
    public async Task A_dead_letter_that_is_retried_arrives()
    {
        using var node = await DeadAsync();
        var dead = Assert.Single(await node.Report.DeadCommandsAsync(tenant, 10));
        gate.Decide = _ => Task.FromResult<CommandOutcome>(new CommandOutcome.Accepted(new StreamId("order", order), 2));

        Assert.True(await node.Control.RetryCommandAsync(tenant, dead.Id, null, Operator));
        await node.TestClock.AdvanceAsync(tenant, Start.AddDays(20));

        Assert.Equal(new CancellationAnswered("accepted"), (await StreamAsync())[^1].Event);
        Assert.Equal(("retry", Operator), Intervention(await StreamAsync()));
        Assert.False(await node.Control.RetryCommandAsync(tenant, dead.Id, null, Operator));
    }

    [Fact]
    public async Task A_dead_letter_that_is_edited_arrives_with_its_new_body()
    {
        using var node = await DeadAsync();
        var dead = Assert.Single(await node.Report.DeadCommandsAsync(tenant, 10));
        gate.Decide = _ => Task.FromResult<CommandOutcome>(new CommandOutcome.Accepted(new StreamId("order", order), 2));

        Assert.True(await node.Control.RetryCommandAsync(tenant, dead.Id, System.Text.Json.JsonDocument.Parse("""{"Reason":"other"}""").RootElement, Operator));
        await node.TestClock.AdvanceAsync(tenant, Start.AddDays(20));

        Assert.Equal("""{"Reason":"other"}""", System.Text.Encoding.UTF8.GetString(gate.Sent.Last().Body));
        Assert.Equal("edit", Intervention(await StreamAsync()).Decision);
    }

    [Fact]
    public async Task A_dead_letter_that_is_discarded_is_an_answer_too()
    {
        using var node = await DeadAsync();
        var dead = Assert.Single(await node.Report.DeadCommandsAsync(tenant, 10));

        Assert.True(await node.Control.DiscardCommandAsync(tenant, dead.Id, "sold already", Operator));

        Assert.IsType<OrderGivenUp>((await StreamAsync())[^1].Event);
        Assert.Empty(await node.Report.DeadCommandsAsync(tenant, 10));
        Assert.False(await node.Control.DiscardCommandAsync(tenant, dead.Id, "again", Operator));
    }

    [Fact]
    public async Task Another_tenant_can_do_nothing_about_a_dead_letter()
    {
        using var node = await DeadAsync();
        var dead = Assert.Single(await node.Report.DeadCommandsAsync(tenant, 10));
        var stranger = new TenantId(Guid.CreateVersion7());
        Assert.Empty(await node.Report.DeadCommandsAsync(stranger, 10));
        Assert.False(await node.Control.RetryCommandAsync(stranger, dead.Id, null, Operator));
        Assert.False(await node.Control.DiscardCommandAsync(stranger, dead.Id, "mine", Operator));
        Assert.Null(await node.Report.FindAsync(stranger, Instance));
        Assert.False(await node.Control.CancelAsync(stranger, Instance, "mine", Operator));
    }

    [Fact]
    public async Task A_cancelled_instance_takes_nothing_more()
    {
        using var node = database.Node(TimeProvider.System, gate);
        await node.TestClock.StartAsync(tenant, Start);
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await node.TestClock.AdvanceAsync(tenant, Start.AddHours(1));

        Assert.True(await node.Control.CancelAsync(tenant, Instance, "a test order", Operator));
        await database.AppendAsync(tenant, order, new OrderPaid(1));
        Assert.Equal(0, await node.TestClock.AdvanceAsync(tenant, Start.AddDays(10)));

        Assert.Equal(new WorkflowCancelled("a test order"), (await StreamAsync())[^1].Event);
        Assert.False(await node.Control.CancelAsync(tenant, Instance, "again", Operator));
    }

    [Fact]
    public async Task A_parked_instance_goes_on_with_what_waited_once_its_poison_is_left_out()
    {
        using var node = database.Node(TimeProvider.System, gate);
        await node.TestClock.StartAsync(tenant, Start);
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"), new OrderSpoilt("x"), new OrderPaid(1));
        await node.TestClock.AdvanceAsync(tenant, Start.AddHours(1));

        Assert.False(await node.Control.RetryAsync(tenant, Instance, Operator));
        var poison = Assert.Single(await node.Report.DeadInputsAsync(tenant, 10));
        Assert.Equal(("event", "2", 1), (poison.Kind, poison.Subject, poison.Attempts));
        Assert.True(await node.Control.DiscardInputAsync(tenant, poison.Id, "a typing mistake", Operator));

        Assert.IsType<PaymentReceived>((await StreamAsync())[^1].Event);
        Assert.Empty(await node.Report.DeadInputsAsync(tenant, 10));
        Assert.Null(await node.Control.RetryAsync(tenant, Instance, Operator));
    }

    private async Task<WorkflowRunner> UnpaidAsync()
    {
        var node = database.Node(TimeProvider.System, gate);
        await node.TestClock.StartAsync(tenant, Start);
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await node.TestClock.AdvanceAsync(tenant, Start.AddDays(10));
        return node;
    }

    private Task<WorkflowRunner> DeadAsync()
    {
        gate.Decide = _ => throw new UndeliverableException("There is no such command.");
        return UnpaidAsync();
    }

    private static (string Decision, Actor Actor) Intervention(IEnumerable<Envelope> stream) =>
        stream.Where(e => e.Event is WorkflowIntervened).Select(e => (((WorkflowIntervened)e.Event).Decision, e.Origin.Actor)).Single();

    private ValueTask<List<Envelope>> StreamAsync() => database.Log.ReadStreamAsync(tenant, Instance.Stream).ToListAsync();
}
