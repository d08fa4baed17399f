using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows.Recorded;
using FieldServices.Workflows.Schema;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Workflows.Tests.Harness;

/// <summary>A database with a log and the tables of workflows, for a test class.</summary>
public sealed class WorkflowDatabase() : TestDatabase(Template)
{
    private static readonly DatabaseTemplate Template = new("workflows", MigrateAsync);

    public static EventCatalog Events { get; } = new(
    [
        EventType.Of<OrderPlaced>("order.placed", 1, OrderJson.Default),
        EventType.Of<OrderPaid>("order.paid", 1, OrderJson.Default),
        EventType.Of<OrderSpoilt>("order.spoilt", 1, OrderJson.Default),
        .. Payment.Workflow.Records,
        .. WorkflowEvents.All,
    ]);

    public static IReadOnlyList<CommandType> Commands { get; } = [new("order.cancel", typeof(CancelOrder), () => OrderJson.Default.CancelOrder)];

    public NpgsqlDataSource Source { get; private set; } = null!;

    public EventLog Log { get; private set; } = null!;

    public WakeUps WakeUps { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Source = EventStoreDatabase.Open(ConnectionString);
        WakeUps = new WakeUps(Source);
        Log = new EventLog(Source, Events, WakeUps);
    }

    public override async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>A node of its own on this database.</summary>
    public WorkflowRunner Node(TimeProvider time, ICommandGate? gate = null, IReadOnlyList<Workflow>? workflows = null, WorkflowOptions? options = null) => new(
        Source, Log, new WorkflowCatalog(workflows ?? [Payment.Workflow], Commands), gate ?? new Gate(), WakeUps, new TenantClocks(Source, time),
        options ?? new WorkflowOptions(), time);

    public Task<Appended> AppendAsync(TenantId tenant, Guid order, params object[] events) => Log.AppendAsync(new Append(
        tenant, new StreamId("order", order), ExpectedVersion.Any, events, DateTimeOffset.UtcNow,
        new Origin(new Actor("test", "test"), "order.test", Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7())));

    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await SchemaMigrator.ForEventStore.MigrateAsync(source);
        await WorkflowSchema.Migrator.MigrateAsync(source);
    }

    /// <summary>A door that accepts everything, remembers what came, and gives a repetition the first outcome.</summary>
    public sealed class Gate : ICommandGate
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, CommandOutcome> outcomes = new();

        public System.Collections.Concurrent.ConcurrentQueue<OutgoingCommand> Sent { get; } = new();

        public Func<OutgoingCommand, Task<CommandOutcome>> Decide { get; set; } =
            command => Task.FromResult<CommandOutcome>(new CommandOutcome.Accepted(new StreamId("order", command.StreamId ?? Guid.Empty), 1));

        public int Effects => outcomes.Count;

        /// <summary>Awaited after the command had its effect and before the sender is told.</summary>
        public Func<Task>? BeforeAnswer { get; set; }

        public async Task<CommandOutcome> SendAsync(OutgoingCommand command, CancellationToken cancellationToken)
        {
            Sent.Enqueue(command);
            var outcome = outcomes.GetOrAdd(command.Id, await Decide(command));
            if (BeforeAnswer is { } wait)
                await wait();
            return outcome;
        }
    }
}
