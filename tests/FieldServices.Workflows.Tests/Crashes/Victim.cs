using FieldServices.EventStore;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows.Tests.Harness;
using Npgsql;

namespace FieldServices.Workflows.Tests.Crashes;

/// <summary>A node with connections of its own, which end all at once when it dies.</summary>
internal sealed class Victim(WorkflowDatabase database, WorkflowDatabase.Gate gate) : IDisposable
{
    private const string Name = "victim";
    private readonly NpgsqlDataSource source =
        EventStoreDatabase.Open(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = Name }.ConnectionString);

    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public void Start()
    {
        var wakeUps = new WakeUps(source);
        var runner = new WorkflowRunner(
            source, new EventLog(source, WorkflowDatabase.Events, wakeUps), new WorkflowCatalog([Payment.Workflow], WorkflowDatabase.Commands), gate, wakeUps,
            new TenantClocks(source, TimeProvider.System), new WorkflowOptions(), TimeProvider.System);
        running = runner.RunAsync(stop.Token);
    }

    /// <summary>Waits until it is held up by a lock.</summary>
    public Task HeldAsync() => Eventually.TrueAsync(async () => await database.ScalarAsync<long>(
        "select count(*) from pg_stat_activity where datname = current_database() and application_name = $1 and wait_event_type = 'Lock'", Name) > 0);

    public async Task DieAsync()
    {
        await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1", Name);
        await stop.CancelAsync();
        await running.EndsAsync();
    }

    public void Dispose()
    {
        source.Dispose();
        stop.Dispose();
    }
}
