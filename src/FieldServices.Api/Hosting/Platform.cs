using FieldServices.Api.Audit;
using FieldServices.Api.Commands;
using FieldServices.Api.Feeds.Links;
using FieldServices.Api.Live;
using FieldServices.Api.Messaging;
using FieldServices.Api.Proving;
using FieldServices.Api.Reads.Fields;
using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Answers;
using FieldServices.Api.Schema;
using FieldServices.Api.Security;
using FieldServices.Api.Tiers;
using FieldServices.Api.Workflows;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared.Formats;
using FieldServices.EventStore;
using FieldServices.EventStore.Archiving;
using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Views;
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

    public Platform(
        string database,
        IReadOnlyList<Module> modules,
        ILogger logger,
        TimeProvider? time = null,
        MessagingSettings? messaging = null,
        IReadOnlyDictionary<string, string>? others = null,
        TierSettings? tiers = null,
        MasterKeys? masters = null,
        ReplicaSettings? replicas = null,
        CheckpointSettings? checkpoints = null)
    {
        Modules = modules;
        Time = time ?? TimeProvider.System;
        Tiers = tiers ?? TierSettings.Unconfigured;
        Catalog = Module.CatalogOf(modules);
        Tables = [.. modules.SelectMany(m => m.Views).Select(v => new ViewTable(v))];
        Place PlaceOf(string name, string address) => new(
            name, ConnectionStrings.Open(address), replica: (replicas ?? ReplicaSettings.None).Open(name, Time), appends: ConnectionStrings.OpenForAppends(address));
        Places = new Places(PlaceOf(Places.HomeName, database), [.. (others ?? new Dictionary<string, string>()).Select(o => PlaceOf(o.Key, o.Value))]);
        var sealing = new SealingOptions
        {
            Masters = masters ?? MasterKeys.None,
            Lookups = PersonalLookups.All,
            OnUnreadable = (tenant, reason) => logger.LogWarning("Personal data of tenant {Tenant} cannot be opened: {Reason}", tenant.Value, reason),
        };
        Log = new EventLog(Places, Catalog, sealing: sealing);
        Reads = new ReplicaLogs(Log, Places, sealing);
        Archive = new StreamArchive(Log);
        ArchiveSettings = new ArchiveSettings(Places);
        Masters = masters ?? MasterKeys.None;
        Erasure = new SubjectErasure(Log, Time);
        KeyRotation = new KeyRotation(Places, Masters);
        Progress = new ViewProgress(Places, Time);
        var options = new ProjectionOptions
        {
            OnError = (view, tenant, e) => ReportFailure(logger, view, tenant, e),
            OnInUse = view => logger.LogInformation("Version {Version} of the view {View} is in use now", view.Version, view.Name),
        };
        Projections = new PlacedProjections(Places, p => new ProjectionRunner(p.Database, Catalog, Tables, p.WakeUps, Progress, options, Time));
        PastRows = new PlacedPastRows(Places, Tables);
        ProjectionControl = new PlacedControl(Places, p => new ProjectionControl(p.Database, Catalog, Tables));
        Tenants = new TenantTable(Places);
        Keys = new KeyTable(Database, Time);
        CalendarLinks = new CalendarLinks(Database);
        Rates = new RequestRates(Database, Time);
        states = new StateCache(
            Log, snapshotFailed: e => logger.LogWarning("A snapshot was not written and will be tried again: {Reason}", e.Message));
        Clocks = new TenantClocks(Places, Time);
        Commands = new CommandHandler(Log, states, new CommandsInFlight(), Clocks, modules);
        Messaging = new MessagingParts(Places, messaging ?? MessagingSettings.Read(new Dictionary<string, string>()), Tenants, Personal, logger, Time);
        var workflows = new WorkflowCatalog([.. modules.SelectMany(m => m.Workflows)], WorkflowGate.CommandsOf(modules));
        var (gate, reports) = (new WorkflowGate(Commands, modules), WorkflowReports.OptionsFor(logger));
        Workflows = new PlacedWorkflows(Places, workflows, p => new WorkflowRunner(
            p.Database, Log, workflows, gate, p.WakeUps, Clocks, reports with { OnMessages = () => Messaging.Signal(p) }, Time));
        DeadLetters = new DeadLetters(Log, Workflows, Messaging);
        Sights = new Sights(modules);
        Histories = new Histories(Log, modules);
        Live = new LiveParts(this);
        Proving = new ProvingParts(Places, checkpoints ?? CheckpointSettings.None, logger, Time);
    }

    public IReadOnlyList<Module> Modules { get; }

    public TimeProvider Time { get; }

    /// <summary>What clients may ask for.</summary>
    public TierSettings Tiers { get; }

    /// <summary>The home database: tenants and keys. What belongs to a tenant is in <see cref="Places"/>.</summary>
    public NpgsqlDataSource Database => Places.Home.Database;

    /// <summary>The databases, and which tenant is in which.</summary>
    public Places Places { get; }

    public EventCatalog Catalog { get; }

    public IReadOnlyList<ViewTable> Tables { get; }

    public EventLog Log { get; }

    /// <summary>The log for callers who say which position they need.</summary>
    public ReplicaLogs Reads { get; }

    /// <summary>Where finished things are put away.</summary>
    public StreamArchive Archive { get; }

    /// <summary>For which tenants that happens by itself.</summary>
    public ArchiveSettings ArchiveSettings { get; }

    /// <summary>Which things are finished.</summary>
    public IReadOnlyList<ArchiveRule> ArchiveRules => [.. Modules.Select(m => m.ArchiveRule).OfType<ArchiveRule>()];

    /// <summary>Opens personal data for those to whom it is shown.</summary>
    public PersonalData Personal => Log.Personal;

    /// <summary>The master keys of personal data.</summary>
    public MasterKeys Masters { get; }

    /// <summary>Makes personal data unreadable.</summary>
    public SubjectErasure Erasure { get; }

    /// <summary>Which master keys are in use, and how another takes over.</summary>
    public KeyRotation KeyRotation { get; }

    public ViewProgress Progress { get; }

    public PlacedProjections Projections { get; }

    public PlacedControl ProjectionControl { get; }

    /// <summary>How long superseded rows of views are kept.</summary>
    public PlacedPastRows PastRows { get; }

    public TenantTable Tenants { get; }

    public KeyTable Keys { get; }

    /// <summary>The links by which calendars are subscribed to.</summary>
    public CalendarLinks CalendarLinks { get; }

    /// <summary>How many requests keys have made.</summary>
    public RequestRates Rates { get; }

    public CommandHandler Commands { get; }

    /// <summary>What time it is for each tenant.</summary>
    public TenantClocks Clocks { get; }

    public PlacedWorkflows Workflows { get; }

    /// <summary>What each role may see.</summary>
    public Sights Sights { get; }

    /// <summary>What the log tells of things.</summary>
    public Histories Histories { get; }

    /// <summary>What those who listen share.</summary>
    public LiveParts Live { get; }

    /// <summary>What could not go on by itself.</summary>
    public DeadLetters DeadLetters { get; }

    public MessagingParts Messaging { get; }

    /// <summary>In which rosters slots were last found.</summary>
    internal RosterCache Rosters { get; } = new();

    /// <summary>How long is kept what is not part of the log.</summary>
    public RetentionSettings Retention { get; init; } = RetentionSettings.Default;

    /// <summary>Documents of the read API that are known from the start.</summary>
    public DocumentSettings Documents { get; init; } = DocumentSettings.None;

    /// <summary>Whose pages may call this server from a browser.</summary>
    public OriginSettings Origins { get; init; } = OriginSettings.None;

    /// <summary>How many answers of the read API are kept.</summary>
    public AnswerSettings Answers { get; init; } = AnswerSettings.Default;

    /// <summary>Checkpoints and proofs of the logs.</summary>
    public ProvingParts Proving { get; }

    /// <summary>How long a query waits for the position that it was given before it answers with what there is.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Brings every database to this program's schema, and writes into each what it is called.</summary>
    /// <returns>The names of the scripts that were applied now.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken, Action<string, int>? onWaiting = null)
    {
        var applied = new List<string>();
        var options = new MigrationOptions { OnWaiting = onWaiting ?? (static (_, _) => { }) };
        foreach (var place in Places.All)
        {
            applied.AddRange(await SchemaMigrator.ForEventStore.With(options).MigrateAsync(place.Database, cancellationToken));
            applied.AddRange(await WorkflowSchema.Migrator.With(options).MigrateAsync(place.Database, cancellationToken));
            await ViewSchema.CreateAsync(place.Database, Tables, cancellationToken);
        }
        applied.AddRange(await ApiSchema.Migrator.With(options).MigrateAsync(Database, cancellationToken));
        await PlaceNames.IntroduceAsync(Places, cancellationToken);
        await Workflows.RegisterAsync(cancellationToken);
        return [.. applied.Distinct()];
    }

    /// <summary>What <see cref="MigrateAsync"/> would apply, by database.</summary>
    public async Task<IReadOnlyList<(string Place, PlannedScript Script)>> PlanAsync(CancellationToken cancellationToken)
    {
        var planned = new List<(string, PlannedScript)>();
        foreach (var place in Places.All)
        {
            foreach (var migrator in new[] { SchemaMigrator.ForEventStore, WorkflowSchema.Migrator }.Concat(place == Places.Home ? [ApiSchema.Migrator] : []))
                planned.AddRange((await migrator.PlanAsync(place.Database, cancellationToken)).Select(s => (place.Name, s)));
        }
        return planned;
    }

    /// <summary>True when every database has this program's schema, or a newer one that it can work on.</summary>
    public async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        foreach (var place in Places.All)
        {
            if (!await SchemaMigrator.ForEventStore.IsCurrentAsync(place.Database, cancellationToken)
                || !await WorkflowSchema.Migrator.IsCurrentAsync(place.Database, cancellationToken)
                || !await ViewSchema.IsCreatedAsync(place.Database, Tables, cancellationToken))
                return false;
        }
        return await ApiSchema.Migrator.IsCurrentAsync(Database, cancellationToken);
    }

    /// <summary>Does nothing, unless a database was migrated by a newer program or by other scripts.</summary>
    public async Task RefuseOtherAsync(CancellationToken cancellationToken)
    {
        foreach (var place in Places.All)
        {
            await SchemaMigrator.ForEventStore.RefuseOtherAsync(place.Database, cancellationToken);
            await WorkflowSchema.Migrator.RefuseOtherAsync(place.Database, cancellationToken);
        }
        await ApiSchema.Migrator.RefuseOtherAsync(Database, cancellationToken);
    }

    public ViewTable TableOf(string view) => Tables.Single(t => t.View.Name == view);

    public async ValueTask DisposeAsync()
    {
        await Live.DisposeAsync();
        Workflows.Dispose();
        Keys.Dispose();
        Rosters.Dispose();
        Messaging.Dispose();
        Proving.Dispose();
        await states.SettledAsync();
        foreach (var place in Places.All)
            await place.DisposeAsync();
    }

    private static void ReportFailure(ILogger logger, string view, TenantId tenant, Exception exception)
    {
        if (exception is NpgsqlException { IsTransient: true })
            logger.LogWarning("The view {View} of tenant {Tenant} waits for the database: {Reason}", view, tenant.Value, exception.Message);
        else
            logger.LogError(exception, "The view {View} of tenant {Tenant} does not move on", view, tenant.Value);
    }
}
