using FieldServices.EventStore;
using FieldServices.Workflows.Tests.Harness;
using Npgsql;

namespace FieldServices.Workflows.Tests.Timers;

/// <summary>Timers of the world's clock, on one node and on several.</summary>
public sealed class TimerRaceTests(WorkflowDatabase database) : IClassFixture<WorkflowDatabase>
{
    private readonly TenantId tenant = new(Guid.CreateVersion7());

    [Fact]
    public async Task Each_timer_fires_once_however_many_nodes_there_are()
    {
        await AwaitPaymentsAsync(200);
        await DueAsync();
        await using (await RunningNode.StartAsync(database.Node(TimeProvider.System)))
        await using (await RunningNode.StartAsync(database.Node(TimeProvider.System)))
        await using (await RunningNode.StartAsync(database.Node(TimeProvider.System)))
            await Eventually.TrueAsync(async () => await CountAsync("payment.reminded") >= 200);

        Assert.Equal(200, await CountAsync("payment.reminded"));
        Assert.Equal(200, await database.ScalarAsync<long>("select count(distinct stream_id) from eventstore.events where tenant_id = $1 and name = 'payment.reminded'", tenant.Value));
    }

    [Fact]
    public async Task A_timer_that_is_cancelled_while_it_is_being_claimed_does_not_fire()
    {
        var order = (await AwaitPaymentsAsync(1))[0];
        await DueAsync();
        // Somebody holds the instance, as a step does, and cancels the timer before letting go.
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var step = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "select from workflows.instances where tenant_id = $1 for update");
        await using var node = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        // The payment waits for the instance, so the node is at work; the timer is passed over meanwhile.
        await database.AppendAsync(tenant, order, new OrderPaid(1));
        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);
        await ExecuteAsync(connection, "delete from workflows.timers where tenant_id = $1");
        await step.CommitAsync();

        await Eventually.TrueAsync(async () => await CountAsync("payment.received") == 1);
        Assert.Equal(0, await CountAsync("payment.reminded"));
    }

    [Fact]
    public async Task A_timer_that_was_due_while_nothing_ran_fires_afterwards_and_says_that_it_is_late()
    {
        await AwaitPaymentsAsync(1);
        await DueAsync();
        await using var node = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        await Eventually.TrueAsync(async () => await CountAsync("payment.reminded") == 1);
        Assert.Equal("true", await database.ScalarAsync<string>(
            "select body->'input'->>'late' from eventstore.events where tenant_id = $1 and body->'input'->>'kind' = 'timer'", tenant.Value));
    }

    private async Task<IReadOnlyList<Guid>> AwaitPaymentsAsync(int count)
    {
        Guid[] orders = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        await using var node = await RunningNode.StartAsync(database.Node(TimeProvider.System));
        await Task.WhenAll(orders.Select(o => database.AppendAsync(tenant, o, new OrderPlaced("ada"))));
        await Eventually.TrueAsync(async () => await CountAsync("payment.awaited") == count);
        return orders;
    }

    // A day passes: what was set for tomorrow was due an hour ago.
    private async Task DueAsync()
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await ExecuteAsync(connection, "update workflows.timers set due = due - interval '25 hours' where tenant_id = $1");
    }

    private Task<long> CountAsync(string name) =>
        database.ScalarAsync<long>("select count(*) from eventstore.events where tenant_id = $1 and name = $2", tenant.Value, name);

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant.Value } } };
        await command.ExecuteNonQueryAsync();
    }
}
