using FieldServices.EventStore;
using FieldServices.Workflows.Recorded;
using FieldServices.Workflows.Tests.Harness;

namespace FieldServices.Workflows.Tests.Crashes;

/// <summary>
/// A node dies at each place of a workflow's life in turn, held there by the lock on a table or by the door. Another node finishes, and
/// everything has happened exactly once.
/// </summary>
public sealed class CrashTests(WorkflowDatabase database) : IClassFixture<WorkflowDatabase>, IAsyncLifetime
{
    private static readonly WorkflowOptions Mute = new() { Senders = 0 };
    private readonly TenantId tenant = new(Guid.CreateVersion7());
    private readonly Guid order = Guid.CreateVersion7();
    private readonly WorkflowDatabase.Gate gate = new();

    // A workflow that is new begins after what the log has; this one is not new.
    public async Task InitializeAsync()
    {
        using var node = database.Node(TimeProvider.System);
        await node.RegisterAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("eventstore.checkpoints")]
    [InlineData("workflows.instances")]
    [InlineData("workflows.timers")]
    [InlineData("workflows.messages")]
    [InlineData("eventstore.tenant_heads")]
    [InlineData("eventstore.events")]
    public async Task A_node_that_dies_while_it_takes_an_event_leaves_it_to_the_next(string place)
    {
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await DieAtAsync(place);
        await FinishAsync();
    }

    [Theory]
    [InlineData("workflows.instances")]
    [InlineData("workflows.timers")]
    [InlineData("workflows.messages")]
    [InlineData("eventstore.tenant_heads")]
    [InlineData("eventstore.events")]
    public async Task A_node_that_dies_while_it_fires_a_timer_leaves_it_to_the_next(string place)
    {
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await LiveUntilAsync(reminders: 1, Mute);
        await MakeDueAsync();
        await DieAtAsync(place);
        await FinishAsync();
    }

    [Theory]
    [InlineData("workflows.commands")]
    [InlineData("door")]
    [InlineData("workflows.instances")]
    [InlineData("eventstore.tenant_heads")]
    [InlineData("eventstore.events")]
    public async Task A_node_that_dies_while_it_sends_a_command_or_takes_its_answer_leaves_that_to_the_next(string place)
    {
        await database.AppendAsync(tenant, order, new OrderPlaced("ada"));
        await LiveUntilAsync(reminders: 3, Mute);
        await using (await RunningNode.StartAsync(database.Node(TimeProvider.System, gate, options: Mute)))
        {
            await MakeDueAsync();
            await Eventually.TrueAsync(async () => await RowsAsync("commands") == 1);
        }
        await DieAtAsync(place);
        await FinishAsync();
    }

    private async Task DieAtAsync(string place)
    {
        using var victim = new Victim(database, gate);
        if (place == "door")
        {
            // The command has had its effect, and the answer never comes.
            var (decided, never) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
            gate.BeforeAnswer = () =>
            {
                decided.TrySetResult();
                return never.Task;
            };
            victim.Start();
            await decided.Task.EndsAsync();
            gate.BeforeAnswer = null;
            never.SetException(new OperationCanceledException());
            await victim.DieAsync();
            return;
        }
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand($"lock table {place} in exclusive mode", connection))
            await hold.ExecuteNonQueryAsync();
        victim.Start();
        await victim.HeldAsync();
        await victim.DieAsync();
    }

    private async Task LiveUntilAsync(int reminders, WorkflowOptions? options = null)
    {
        await using var node = await RunningNode.StartAsync(database.Node(TimeProvider.System, gate, options: options));
        await Eventually.TrueAsync(async () => await CountAsync("payment.awaited") == 1);
        for (var reminder = await CountAsync("payment.reminded") + 1; reminder <= reminders; reminder++)
        {
            await MakeDueAsync();
            await Eventually.TrueAsync(async () => await CountAsync("payment.reminded") >= reminder);
        }
    }

    private async Task FinishAsync()
    {
        await LiveUntilAsync(reminders: 3);
        await using (await RunningNode.StartAsync(database.Node(TimeProvider.System, gate)))
        {
            await MakeDueAsync();
            // The lease of the dead node ends.
            await database.ExecuteAsync("update workflows.commands set next_attempt_at = clock_timestamp() where tenant_id = $1", tenant.Value);
            await Eventually.TrueAsync(async () => await CountAsync("payment.cancellation-answered") >= 1);
        }
        var stream = await database.Log.ReadStreamAsync(tenant, new StreamId(Payment.Name, order)).ToListAsync();
        Assert.Equal(
            ["payment.awaited", "payment.reminded", "payment.reminded", "payment.reminded", "payment.cancellation-answered"],
            stream.Where(e => e.Event is PaymentEvent).Select(e => e.Type.Name));
        Assert.Equal(6, stream.Count(e => e.Event is WorkflowStepped));
        Assert.Equal(1, gate.Effects);
        Assert.Equal(4, await RowsAsync("messages"));
        Assert.Equal((0, 0, 0), (await RowsAsync("timers"), await RowsAsync("commands"), await RowsAsync("waiting")));
    }

    private Task MakeDueAsync() =>
        database.ExecuteAsync("update workflows.timers set due = clock_timestamp() where tenant_id = $1 and due > clock_timestamp()", tenant.Value);

    private Task<long> RowsAsync(string table) => database.ScalarAsync<long>($"select count(*) from workflows.{table} where tenant_id = $1", tenant.Value);

    private Task<long> CountAsync(string name) =>
        database.ScalarAsync<long>("select count(*) from eventstore.events where tenant_id = $1 and name = $2", tenant.Value, name);
}
