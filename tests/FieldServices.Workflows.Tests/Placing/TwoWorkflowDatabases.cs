using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Placing.Moving;
using FieldServices.Workflows.Schema;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Tests.Harness;

namespace FieldServices.Workflows.Tests.Placing;

/// <summary>An installation with a home database and one more, "east", and workflows in both.</summary>
public sealed class TwoWorkflowDatabases : IAsyncLifetime
{
    public static MoveOptions Options { get; } = new() { Schemas = ["eventstore", WorkflowSchema.Name], HandedOver = ["eventstore.parked", .. WorkflowSchema.Work] };

    public WorkflowDatabase Home { get; } = new();

    public WorkflowDatabase East { get; } = new();

    public EventLog Log { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Home.InitializeAsync(), East.InitializeAsync());
        await PlaceNames.IntroduceAsync(NewPlaces());
        Log = new EventLog(NewPlaces(), WorkflowDatabase.Events);
        using var node = NewNode(new WorkflowDatabase.Gate());
        await node.RegisterAsync();
    }

    public async Task DisposeAsync()
    {
        await Home.DisposeAsync();
        await East.DisposeAsync();
    }

    public WorkflowDatabase Named(string name) => name == "east" ? East : Home;

    /// <summary>What one process knows of the databases.</summary>
    public Places NewPlaces() => new(new Place(Places.HomeName, Home.Source), new Place("east", East.Source));

    /// <summary>The workflows of a process of its own.</summary>
    public PlacedWorkflows NewNode(ICommandGate gate, WorkflowOptions? options = null)
    {
        var places = NewPlaces();
        var (log, clocks) = (new EventLog(places, WorkflowDatabase.Events), new TenantClocks(places, TimeProvider.System));
        var catalog = new WorkflowCatalog([Payment.Workflow], WorkflowDatabase.Commands);
        return new PlacedWorkflows(places, catalog, p => new WorkflowRunner(
            p.Database, log, catalog, gate, p.WakeUps, clocks, options ?? new WorkflowOptions(), TimeProvider.System));
    }

    public Task<Moved> MoveAsync(TenantId tenant, string to) => new TenantMove(NewPlaces(), Options).RunAsync(tenant, to);

    public Task<Appended> AppendAsync(TenantId tenant, Guid order, params object[] events) => Log.AppendAsync(new Append(
        tenant, new StreamId("order", order), ExpectedVersion.Any, events, DateTimeOffset.UtcNow,
        new Origin(new Actor("test", "test"), "order.test", Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7())));

    /// <summary>The tenant's log, read where it is by somebody who remembers nothing.</summary>
    public async Task<IReadOnlyList<Envelope>> ReadAsync(TenantId tenant) =>
        await new EventLog(NewPlaces(), WorkflowDatabase.Events).ReadLogAsync(tenant, 0, int.MaxValue).ToListAsync();

    /// <summary>How many rows a tenant has in a table of the schema of workflows: at home, and in the east.</summary>
    public async Task<(long Home, long East)> RowsAsync(string table, TenantId tenant)
    {
        var sql = $"select count(*) from workflows.{table} where tenant_id = $1";
        return (await Home.ScalarAsync<long>(sql, tenant.Value), await East.ScalarAsync<long>(sql, tenant.Value));
    }
}
