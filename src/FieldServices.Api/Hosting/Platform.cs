using FieldServices.Api.Commands;
using FieldServices.Api.Messaging;
using FieldServices.Api.Schema;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Views;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows;
using FieldServices.Workflows.Schema;
using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>
/// Everything that lives as long as the process, put together in one place: the server and every command of the command
/// line work on the same parts.
/// </summary>
public sealed class Platform : IAsyncDisposable
{
    private readonly StateCache states;

    public Platform(string database, IReadOnlyList<Module> modules, ILogger logger, TimeProvider? time = null, MessagingSettings? messaging = null)
    {
        Modules = modules;
        Time = time ?? TimeProvider.System;
        Database = ConnectionStrings.Open(database);
        Catalog = Module.CatalogOf(modules);
        Tables = [.. modules.SelectMany(m => m.Views).Select(v => new ViewTable(v))];
        WakeUps = new WakeUps(Database);
        Log = new EventLog(Database, Catalog, WakeUps);
        Progress = new ViewProgress(Database, Time);
        var options = new ProjectionOptions
        {
            OnError = (view, tenant, e) => ReportFailure(logger, view, tenant, e),
            OnInUse = view => logger.LogInformation("Version {Version} of the view {View} is in use now", view.Version, view.Name),
        };
        Projections = new ProjectionRunner(Database, Catalog, Tables, WakeUps, Progress, options, Time);
        ProjectionControl = new ProjectionControl(Database, Catalog, Tables);
        Tenants = new TenantTable(Database);
        Keys = new KeyTable(Database, Time);
        states = new StateCache(
            Log, snapshotFailed: e => logger.LogWarning("A snapshot was not written and will be tried again: {Reason}", e.Message));
        Clocks = new TenantClocks(Database, Time);
        Commands = new CommandHandler(Log, states, new CommandsInFlight(), Clocks);
        Messaging = new MessagingParts(Database, messaging ?? MessagingSettings.Read(new Dictionary<string, string>()), Tenants, logger, Time);
        var workflows = new WorkflowCatalog([.. modules.SelectMany(m => m.Workflows)], WorkflowGate.CommandsOf(modules));
        Workflows = new WorkflowRunner(
            Database, Log, workflows, new WorkflowGate(Commands, modules), WakeUps, Clocks,
            WorkflowReports.OptionsFor(logger) with { OnMessages = Messaging.Sender.Signal }, Time);
        DeadLetters = new DeadLetters(Log, Workflows, Messaging.Letters, Messaging.Sender.Signal);
    }

    public IReadOnlyList<Module> Modules { get; }

    public TimeProvider Time { get; }

    public NpgsqlDataSource Database { get; }

    public EventCatalog Catalog { get; }

    public IReadOnlyList<ViewTable> Tables { get; }

    public WakeUps WakeUps { get; }

    public EventLog Log { get; }

    public ViewProgress Progress { get; }

    public ProjectionRunner Projections { get; }

    public ProjectionControl ProjectionControl { get; }

    public TenantTable Tenants { get; }

    public KeyTable Keys { get; }

    public CommandHandler Commands { get; }

    /// <summary>What time it is for each tenant.</summary>
    public TenantClocks Clocks { get; }

    public WorkflowRunner Workflows { get; }

    /// <summary>What could not go on by itself.</summary>
    public DeadLetters DeadLetters { get; }

    public MessagingParts Messaging { get; }

    /// <summary>How long a query waits for the position that it was given before it answers with what there is.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Brings the database to this program's schema.</summary>
    /// <returns>The names of the scripts that were applied now.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        var store = await SchemaMigrator.ForEventStore.MigrateAsync(Database, cancellationToken);
        var flows = await WorkflowSchema.Migrator.MigrateAsync(Database, cancellationToken);
        var api = await ApiSchema.Migrator.MigrateAsync(Database, cancellationToken);
        await ViewSchema.CreateAsync(Database, Tables, cancellationToken);
        await Workflows.RegisterAsync(cancellationToken);
        return [.. store, .. flows, .. api];
    }

    /// <summary>True when the database has exactly this program's schema.</summary>
    public async Task<bool> IsMigratedAsync(CancellationToken cancellationToken) =>
        await SchemaMigrator.ForEventStore.IsCurrentAsync(Database, cancellationToken)
        && await WorkflowSchema.Migrator.IsCurrentAsync(Database, cancellationToken)
        && await ApiSchema.Migrator.IsCurrentAsync(Database, cancellationToken)
        && await ViewSchema.IsCreatedAsync(Database, Tables, cancellationToken);

    /// <summary>Does nothing, unless the database was migrated by a newer program or by other scripts.</summary>
    public async Task RefuseOtherAsync(CancellationToken cancellationToken)
    {
        await SchemaMigrator.ForEventStore.RefuseOtherAsync(Database, cancellationToken);
        await WorkflowSchema.Migrator.RefuseOtherAsync(Database, cancellationToken);
        await ApiSchema.Migrator.RefuseOtherAsync(Database, cancellationToken);
    }

    public ViewTable TableOf(string view) => Tables.Single(t => t.View.Name == view);

    public async ValueTask DisposeAsync()
    {
        Workflows.Dispose();
        Keys.Dispose();
        Messaging.Dispose();
        await states.SettledAsync();
        await Database.DisposeAsync();
    }

    private static void ReportFailure(ILogger logger, string view, TenantId tenant, Exception exception)
    {
        if (exception is NpgsqlException { IsTransient: true })
            logger.LogWarning("The view {View} of tenant {Tenant} waits for the database: {Reason}", view, tenant.Value, exception.Message);
        else
            logger.LogError(exception, "The view {View} of tenant {Tenant} does not move on", view, tenant.Value);
    }
}
