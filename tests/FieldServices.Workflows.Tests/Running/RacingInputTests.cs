using FieldServices.EventStore;
using FieldServices.Workflows.Tests.Harness;

namespace FieldServices.Workflows.Tests.Running;

public sealed class RacingInputTests(WorkflowDatabase database) : IClassFixture<WorkflowDatabase>
{
    /// <summary>
    /// Reminders become due while payments arrive, on three nodes: whichever comes first, an instance's stream has no gap and no order is
    /// reminded after it was paid.
    /// </summary>
    [Fact]
    public async Task Inputs_that_race_for_an_instance_take_turns()
    {
        var tenant = new TenantId(Guid.CreateVersion7());
        Guid[] orders = [.. Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7())];
        await using var first = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        await using var second = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        await using var third = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        await Task.WhenAll(orders.Select(o => database.AppendAsync(tenant, o, new OrderPlaced("ada"))));
        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>("select count(*) from workflows.timers where tenant_id = $1", tenant.Value) == 100);

        await using (var due = database.Source.CreateCommand("update workflows.timers set due = clock_timestamp() where tenant_id = $1"))
        {
            due.Parameters.Add(new() { Value = tenant.Value });
            await due.ExecuteNonQueryAsync();
        }
        await Task.WhenAll(orders.Select(o => database.AppendAsync(tenant, o, new OrderPaid(1))));

        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>(
            "select count(*) from workflows.instances where tenant_id = $1 and status = 'finished'", tenant.Value) == 100);
        foreach (var order in orders)
        {
            var stream = await database.Log.ReadStreamAsync(tenant, new StreamId(Payment.Name, order)).ToListAsync();
            Assert.Equal(Enumerable.Range(1, stream.Count).Select(n => (long)n), stream.Select(e => e.Version));
            Assert.IsType<PaymentReceived>(stream[^1].Event);
            Assert.Equal(stream.Count, await database.ScalarAsync<long>("select version from workflows.instances where tenant_id = $1 and instance_id = $2", tenant.Value, order));
        }
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from workflows.timers where tenant_id = $1", tenant.Value));
    }
}
