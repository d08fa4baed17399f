using FieldServices.EventStore;
using FieldServices.Workflows.Recorded;
using FieldServices.Workflows.Stepping;
using FieldServices.Workflows.Tests.Harness;

namespace FieldServices.Workflows.Tests.Model;

/// <summary>Programs change while instances run.</summary>
public sealed class VersionTests(WorkflowDatabase database) : IClassFixture<WorkflowDatabase>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Operator = new("admin", "key:1");
    private readonly TenantId tenant = new(Guid.CreateVersion7());
    private readonly Guid old = Guid.CreateVersion7();
    private readonly Guid fresh = Guid.CreateVersion7();

    // The second version reminds nobody.
    private static readonly Workflow Silent = Payment.Declare(Payment.Own, 2, (state, input, now) =>
        input is WorkflowInput.TimerFired ? [new Output.Record(new OrderGivenUp())] : Payment.Decide(state, input, now));

    [Fact]
    public async Task A_running_instance_keeps_its_version_and_a_new_one_gets_the_newest()
    {
        await PlaceWithTheFirstVersionAsync();
        using var node = database.Node(TimeProvider.System, workflows: [Payment.Workflow, Silent]);
        await database.AppendAsync(tenant, fresh, new OrderPlaced("bob"));
        await node.TestClock.AdvanceAsync(tenant, Start.AddDays(2));

        Assert.IsType<BuyerReminded>(await LastAsync(old));
        Assert.IsType<OrderGivenUp>(await LastAsync(fresh));
        Assert.Equal(
            [(1, InstanceStatus.Running, true), (2, InstanceStatus.Finished, true)],
            (await node.Report.StandingsAsync(tenant)).Select(s => (s.Definition, s.Status, s.Known)));
    }

    [Fact]
    public async Task A_version_that_migrates_takes_over_at_the_next_input()
    {
        await PlaceWithTheFirstVersionAsync();
        var own = new Aggregate<PaymentInPence, PaymentEvent>(Payment.Name, new PaymentInPence("", 0, false, 0), (s, e) => e is OrderGivenUp ? s with { Over = true } : s);
        var second = new Workflow<PaymentInPence, PaymentEvent>(
                own, 2, (s, i, _) => s.Buyer == "ADA" && i is WorkflowInput.TimerFired ? [new Output.Record(new OrderGivenUp())] : [], s => s.Over, OrderJson.Default)
            .On<OrderPlaced>()
            .MigratesFrom<Payment>(1, OrderJson.Default, p => new PaymentInPence(p.Buyer.ToUpperInvariant(), p.Reminders, p.Over, 100));
        using var node = database.Node(TimeProvider.System, workflows: [second]);
        await node.TestClock.AdvanceAsync(tenant, Start.AddDays(2));

        var stream = await database.Log.ReadStreamAsync(tenant, new StreamId(Payment.Name, old)).ToListAsync();
        Assert.Equal(["workflow.migrated", "workflow.stepped", "payment.given-up"], stream.TakeLast(3).Select(e => e.Type.Name));
        var fold = stream.Aggregate(WorkflowFold.Nothing, (f, e) => WorkflowFold.Evolve(node.Catalog, Payment.Name, f, e.Event));
        Assert.Equal((2, new PaymentInPence("ADA", 0, true, 100)), (fold.Definition, fold.State));
    }

    [Fact]
    public async Task An_instance_whose_version_is_gone_waits_for_a_program_that_has_it()
    {
        await PlaceWithTheFirstVersionAsync();
        using (var without = database.Node(TimeProvider.System, workflows: [Silent]))
        {
            await without.TestClock.AdvanceAsync(tenant, Start.AddDays(2));
            Assert.Contains("neither version 1", Assert.Single(await without.Report.DeadInputsAsync(tenant, 1)).Error, StringComparison.Ordinal);
            Assert.False(Assert.Single(await without.Report.StandingsAsync(tenant)).Known);
        }
        using var with = database.Node(TimeProvider.System, workflows: [Payment.Workflow, Silent]);
        Assert.True(await with.Control.RetryAsync(tenant, new InstanceId(Payment.Name, old), Operator));
        Assert.IsType<BuyerReminded>(await LastAsync(old));
    }

    private async Task PlaceWithTheFirstVersionAsync()
    {
        using var node = database.Node(TimeProvider.System);
        await node.TestClock.StartAsync(tenant, Start);
        await database.AppendAsync(tenant, old, new OrderPlaced("ada"));
        await node.TestClock.AdvanceAsync(tenant, Start.AddHours(1));
    }

    private async Task<object> LastAsync(Guid instance) =>
        (await database.Log.ReadStreamAsync(tenant, new StreamId(Payment.Name, instance)).LastAsync()).Event;
}
