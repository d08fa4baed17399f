using FieldServices.EventStore;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Following;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows.Controlling;
using FieldServices.Workflows.Messages;
using FieldServices.Workflows.Running;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Stepping;
using FieldServices.Workflows.Timers;
using Npgsql;

namespace FieldServices.Workflows;

/// <summary>
/// Runs the workflows of every tenant of one database: tells instances of events in the order of the log, fires their timers, sends
/// their commands and brings them the answers. Each input is taken in one transaction with everything that follows from it, so a
/// process may be killed at any instant. Any number of nodes may run it at once.
/// </summary>
public sealed class WorkflowRunner : IDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly WorkflowOptions options;
    private readonly Bell commands = new();
    private readonly StepUnit steps;
    private readonly TimerLoop timers;
    private readonly Sender sender;
    private readonly LogFollower[] followers;
    private readonly FollowerRunner following;

    /// <summary>Prepares the runner; nothing runs before <see cref="RunAsync"/>.</summary>
    /// <param name="database">The database of the log, with the tables of workflows (see <see cref="Schema.WorkflowSchema"/>).</param>
    /// <param name="log">The log; its catalog has the events of the workflows and <see cref="Recorded.WorkflowEvents"/>.</param>
    /// <param name="catalog">The workflows.</param>
    /// <param name="gate">The door for their commands.</param>
    /// <param name="wakeUps">Tells of new events, and is told of those that steps record.</param>
    /// <param name="clocks">What time it is for each tenant.</param>
    /// <param name="options">How to run.</param>
    /// <param name="time">The time of the world.</param>
    public WorkflowRunner(
        NpgsqlDataSource database,
        EventLog log,
        WorkflowCatalog catalog,
        ICommandGate gate,
        WakeUps wakeUps,
        TenantClocks clocks,
        WorkflowOptions options,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(catalog);
        this.database = database;
        this.options = options;
        Catalog = catalog;
        steps = new StepUnit(log, catalog, clocks, new MessageOutbox(time), commands, options);
        timers = new TimerLoop(database, steps, wakeUps, options, time);
        sender = new Sender(database, gate, steps, wakeUps, commands, options, time);
        followers = [.. catalog.Newest.Select(w => FollowerFor(new EventRouting(catalog, w.Name), log.Catalog, wakeUps))];
        following = new FollowerRunner(database, followers, wakeUps, options.Following, time);
        TestClock = new TestClock(database, clocks, followers, timers, sender);
        Control = new WorkflowControl(database, log, catalog, steps, sender, wakeUps, commands);
        Report = new WorkflowReport(database, catalog);
    }

    /// <summary>The workflows.</summary>
    public WorkflowCatalog Catalog { get; }

    /// <summary>Moves the clocks of tenants in test mode.</summary>
    public TestClock TestClock { get; }

    /// <summary>What people may decide about instances.</summary>
    public WorkflowControl Control { get; }

    /// <summary>What workflows are doing.</summary>
    public WorkflowReport Report { get; }

    /// <summary>
    /// Notes which workflows there are; to be called once at start-up, after the schema is current. A workflow that is new begins after
    /// the events that the logs have now.
    /// </summary>
    public async Task RegisterAsync(CancellationToken cancellationToken = default)
    {
        foreach (var follower in followers)
        {
            await using var command = database.CreateCommand(
                """
                with fresh as (insert into workflows.known (workflow) values ($1) on conflict do nothing returning workflow)
                insert into eventstore.checkpoints (view, tenant_id, position)
                select $1, h.tenant_id, h.position from eventstore.tenant_heads h where exists (select from fresh) on conflict do nothing
                """);
            command.Parameters.Add(new() { Value = follower.Name });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Enumerable.Range(0, options.TimerWorkers).Select(_ => timers.RunAsync(cancellationToken))
            .Concat(Enumerable.Range(0, options.Senders).Select(_ => sender.RunAsync(cancellationToken)))
            .Append(following.RunAsync(cancellationToken))
            .Append(TestClock.RunAsync(commands, options, cancellationToken)));

    /// <inheritdoc/>
    public void Dispose() => commands.Dispose();

    private LogFollower FollowerFor(EventRouting routing, EventCatalog events, WakeUps wakeUps)
    {
        return new LogFollower(database, events, $"workflow:{routing.Name}", routing.ListensTo, HandleAsync, options.Following);

        async Task<Action?> HandleAsync(NpgsqlTransaction transaction, TenantId tenant, IReadOnlyList<Envelope> page, CancellationToken cancellationToken)
        {
            var inputs = page.Select(routing.Address).OfType<Addressed>().ToList();
            if (inputs.Count == 0)
                return null;
            var changes = await steps.RunAsync(transaction, tenant, inputs, cancellationToken);
            return () => steps.Announce(changes, wakeUps);
        }
    }
}
