using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Benchmarks.Workflows;

/// <summary>One node that runs alarms.</summary>
internal sealed class AlarmNode : IAsyncDisposable, ICommandGate
{
    private readonly NpgsqlDataSource database;
    private readonly WorkflowRunner runner;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public AlarmNode(string connectionString, int timerWorkers)
    {
        database = EventStoreDatabase.Open(connectionString);
        WakeUps = new WakeUps(database);
        Log = new EventLog(database, Alarm.Events, WakeUps);
        runner = new WorkflowRunner(
            database, Log, new WorkflowCatalog([Alarm.Workflow], []), this, WakeUps, new TenantClocks(database, TimeProvider.System),
            new WorkflowOptions { TimerWorkers = timerWorkers, OnError = (what, e) => Console.Error.WriteLine($"{what}: {e}") }, TimeProvider.System);
    }

    public WakeUps WakeUps { get; }

    public EventLog Log { get; }

    public async Task StartAsync()
    {
        await runner.RegisterAsync();
        running = runner.RunAsync(stop.Token);
    }

    public Task<Appended> WantAsync(TenantId tenant, DateTimeOffset at) => Log.AppendAsync(new Append(
        tenant, new StreamId("clock", Guid.CreateVersion7()), ExpectedVersion.New, [new AlarmWanted(at)], DateTimeOffset.UtcNow,
        new Origin(new Actor("bench", "bench"), "clock.want", Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7())));

    public async Task<long> CountAsync(string sql, TenantId tenant)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = tenant.Value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public Task<CommandOutcome> SendAsync(OutgoingCommand command, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("An alarm sends no commands.");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        runner.Dispose();
        await database.DisposeAsync();
        stop.Dispose();
    }
}
