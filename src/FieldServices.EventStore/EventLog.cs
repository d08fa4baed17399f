using System.Runtime.CompilerServices;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Reading;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Waking;
using Npgsql;

namespace FieldServices.EventStore;

/// <summary>
/// The event log: append, read, and the remembered outcomes of commands. It lies in one PostgreSQL database, or in several, each
/// tenant's in one of them. Stateless but for its connection pools and the appends in flight; safe for any number of concurrent
/// callers and nodes. Concurrent appends of a tenant share transactions, so one instance per process is best.
/// </summary>
public sealed class EventLog
{
    private readonly EventCatalog catalog;
    private readonly PlacedLog log;
    private readonly EventSealing sealing;

    /// <summary>A log in one database.</summary>
    /// <param name="database">Where the log lives; its schema must be current (see <see cref="Schema.SchemaMigrator"/>).</param>
    /// <param name="catalog">The event types that can be written and read.</param>
    /// <param name="wakeUps">Told about every append, so that views follow at once; null when nobody in this process listens.</param>
    /// <param name="options">How appends share transactions; null for the defaults.</param>
    /// <param name="sealing">How personal data is sealed; null when no event has any.</param>
    /// <param name="appends">Connections for appends alone (see <see cref="EventStoreDatabase.OpenForAppends"/>); null to take those of <paramref name="database"/>.</param>
    public EventLog(
        NpgsqlDataSource database, EventCatalog catalog, WakeUps? wakeUps = null, AppendOptions? options = null, SealingOptions? sealing = null, NpgsqlDataSource? appends = null)
        : this(new Places(new Place(Places.HomeName, database, wakeUps, appends: appends)), catalog, options, sealing, wakes: wakeUps is not null)
    {
    }

    /// <summary>A log in several databases.</summary>
    /// <param name="places">The databases; their schema must be current (see <see cref="Schema.SchemaMigrator"/>).</param>
    /// <param name="catalog">The event types that can be written and read.</param>
    /// <param name="options">How appends share transactions, in each database; null for the defaults.</param>
    /// <param name="sealing">How personal data is sealed; null when no event has any.</param>
    public EventLog(Places places, EventCatalog catalog, AppendOptions? options = null, SealingOptions? sealing = null)
        : this(places, catalog, options, sealing, wakes: true)
    {
    }

    private EventLog(Places places, EventCatalog catalog, AppendOptions? options, SealingOptions? sealing, bool wakes)
    {
        this.catalog = catalog;
        log = new PlacedLog(places, catalog, options ?? new(), wakes);
        var keys = new KeyRing(places, sealing ?? new());
        var notes = new LookupNotes(places, keys);
        this.sealing = new EventSealing(catalog, keys, notes, sealing ?? new());
        Personal = new PersonalData(keys, notes, sealing ?? new());
    }

    /// <summary>The registered event types.</summary>
    public EventCatalog Catalog => catalog;

    /// <summary>Opens the personal data that events carry.</summary>
    public PersonalData Personal { get; }

    internal Places Places => log.Places;

    /// <summary>
    /// Events as an append stores them: with their personal data sealed. For whoever folds what it is about to append, so that no
    /// state that is remembered holds what the log does not. Appending seals what is still clear.
    /// </summary>
    /// <exception cref="MasterKeyException">There is clear personal data, and no master key.</exception>
    public ValueTask<IReadOnlyList<object>> SealAsync(TenantId tenant, StreamId stream, IReadOnlyList<object> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        return sealing.SealAsync(tenant, stream, events, cancellationToken);
    }

    /// <summary>
    /// Appends in one round trip, all events or none. Appends of a tenant that run at the same time share a transaction, each
    /// judged for itself. When it returns, the events are durable; when it throws, nothing was written, except that a lost
    /// connection (<see cref="NpgsqlException"/>) leaves the outcome unknown: repeat with the same command id. Cancelling has an
    /// effect only while the append waits for its turn; afterwards the outcome is awaited and told.
    /// </summary>
    /// <exception cref="ConcurrencyException">The stream is not as expected.</exception>
    /// <exception cref="CommandRecordedException">The command id has an outcome already.</exception>
    /// <exception cref="ClaimTakenException">Another stream has what is claimed.</exception>
    /// <exception cref="Archiving.StreamArchivedException">The stream is archived.</exception>
    /// <exception cref="InvalidRegistrationException">An event's class is not registered.</exception>
    /// <exception cref="LogBusyException">Too many appends are waiting; it says when to try again.</exception>
    /// <exception cref="TenantMovedException">The tenant is on its way to another database, and that takes too long.</exception>
    /// <exception cref="MasterKeyException">There is clear personal data, and no master key.</exception>
    public async Task<Appended> AppendAsync(Append append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        return await log.AppendAsync(await sealing.EncodeAsync(append, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Appends to several streams of one tenant, one after the other in one transaction of their own: all of them, or none. What an earlier one
    /// releases, a later one may claim. Meant for the few decisions that concern several things: every other append of the tenant waits for all
    /// of its round trips. Otherwise as <see cref="AppendAsync"/>.
    /// </summary>
    /// <param name="items">At least one; all of one tenant, each to a stream of its own.</param>
    /// <param name="cancellationToken">Has an effect only before the first is written.</param>
    /// <returns>Where each stands, in the order of the appends.</returns>
    /// <exception cref="ConcurrencyException">A stream is not as expected.</exception>
    /// <exception cref="CommandRecordedException">A command id has an outcome already.</exception>
    /// <exception cref="ClaimTakenException">Another stream has what one of them claims.</exception>
    /// <exception cref="Archiving.StreamArchivedException">A stream is archived.</exception>
    /// <exception cref="InvalidRegistrationException">An event's class is not registered.</exception>
    /// <exception cref="TenantMovedException">The tenant is on its way to another database, and that takes too long.</exception>
    /// <exception cref="MasterKeyException">There is clear personal data, and no master key.</exception>
    public async Task<IReadOnlyList<Appended>> AppendTogetherAsync(IReadOnlyList<Append> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        var encoded = new EncodedAppend[items.Count];
        for (var i = 0; i < encoded.Length; i++)
            encoded[i] = await sealing.EncodeAsync(items[i], cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return await log.AppendTogetherAsync(encoded);
    }

    /// <summary>
    /// Appends inside a transaction of the caller, together with whatever else the caller writes there. Durable when the caller
    /// commits; until then every other append of the tenant waits, so the transaction must be short. Listeners are not woken:
    /// signal the <see cref="WakeUps"/> after the commit. A refusal leaves the transaction usable.
    /// </summary>
    /// <exception cref="ConcurrencyException">The stream is not as expected.</exception>
    /// <exception cref="CommandRecordedException">The command id has an outcome already.</exception>
    /// <exception cref="ClaimTakenException">Another stream has what is claimed.</exception>
    /// <exception cref="Archiving.StreamArchivedException">The stream is archived.</exception>
    /// <exception cref="InvalidRegistrationException">An event's class is not registered.</exception>
    /// <exception cref="TenantMovedException">The tenant is not in this database; the transaction is lost.</exception>
    /// <exception cref="PostgresException">
    /// 23505 when a rejection of the same command was recorded at the same moment: the transaction is lost, do it again.
    /// </exception>
    public async Task<Appended> AppendWithinAsync(NpgsqlTransaction transaction, Append append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        return (await AppendWithinAsync(transaction, [append], cancellationToken))[0];
    }

    /// <summary>The same for several appends of one tenant, each to a stream of its own, in one round trip: all or the first refusal is thrown.</summary>
    /// <returns>Where each stands, in the order of the appends.</returns>
    /// <exception cref="ConcurrencyException">A stream is not as expected; what others of the appends wrote is in the transaction: roll it back.</exception>
    public async Task<IReadOnlyList<Appended>> AppendWithinAsync(
        NpgsqlTransaction transaction, IReadOnlyList<Append> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(items);
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        var encoded = new EncodedAppend[items.Count];
        for (var i = 0; i < encoded.Length; i++)
            encoded[i] = await sealing.EncodeAsync(items[i], cancellationToken);
        var results = await LogAppender.WriteAsync(connection, encoded, firstOfTenant: true, log.Hashes, cancellationToken);
        return [.. results.Select((r, i) => r.OrThrow(items[i]))];
    }

    /// <summary>Finds out whether an append with these claims would be refused now; an append may still find that another was faster.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="stream">The stream that would claim; what it holds itself is not in its way.</param>
    /// <param name="wanted">What it would claim.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ClaimTakenException">Another stream has one of them.</exception>
    public Task CheckClaimsAsync(TenantId tenant, StreamId stream, IReadOnlyList<Claim> wanted, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Claims.CheckAsync(tenant, stream, wanted, cancellationToken), cancellationToken);

    /// <summary>What is claimed of some keys within a span of time, as it is now; an append may find it changed.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="kind">The kind of the claims.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="from">The beginning of the span.</param>
    /// <param name="until">Its end; what only touches it is left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>In order of keys, and of times for each.</returns>
    public Task<IReadOnlyList<HeldClaim>> ClaimsAsync(
        TenantId tenant, string kind, IReadOnlyList<string> keys, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Claims.WithinAsync(tenant, kind, keys, from, until, cancellationToken), cancellationToken);

    /// <summary>The streams of one type, in order of ids, without those that are archived.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="type">The type.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<StreamId>> StreamsAsync(TenantId tenant, string type, int limit, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Reader.StreamsAsync(tenant, type, limit, cancellationToken), cancellationToken);

    /// <summary>Reads a stream. The events arrive as they are read; a missing stream is empty.</summary>
    public async IAsyncEnumerable<Envelope> ReadStreamAsync(
        TenantId tenant, StreamId stream, StreamRange? range = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var (envelope, _) in ReadSizedAsync(tenant, stream, range ?? StreamRange.All, cancellationToken))
            yield return envelope;
    }

    /// <summary>Reads a stream, each event with the size of its stored body in bytes.</summary>
    internal IAsyncEnumerable<(Envelope Envelope, int Size)> ReadSizedAsync(
        TenantId tenant, StreamId stream, StreamRange range, CancellationToken cancellationToken) =>
        log.ReadSizedAsync(tenant, stream, range, cancellationToken);

    /// <summary>Reads a tenant's log after a position, in order of positions, without gaps but for events of other types.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="after">Events with a greater position are read; 0 for all.</param>
    /// <param name="limit">At most so many events.</param>
    /// <param name="types">Stored names to keep; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IAsyncEnumerable<Envelope> ReadLogAsync(
        TenantId tenant, long after, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellationToken = default) =>
        log.ReadLogAsync(tenant, after, limit, types, cancellationToken);

    /// <summary>The events that these commands recorded, in order of positions.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="commands">Ids of commands.</param>
    /// <param name="limit">At most so many events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Envelope>> ReadOfCommandsAsync(
        TenantId tenant, IReadOnlyCollection<Guid> commands, int limit, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Causes.OfCommandsAsync(tenant, commands, limit, cancellationToken), cancellationToken);

    /// <summary>The events of other commands that these commands or steps led to directly, in order of positions.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="causes">Ids of commands and steps.</param>
    /// <param name="limit">At most so many events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Envelope>> ReadCausedByAsync(
        TenantId tenant, IReadOnlyCollection<Guid> causes, int limit, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Causes.CausedByAsync(tenant, causes, limit, cancellationToken), cancellationToken);

    /// <summary>The position of the tenant's last event; 0 for an empty log. Everything up to it is committed and visible.</summary>
    public Task<long> HeadAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Reader.HeadAsync(tenant, cancellationToken), cancellationToken);

    /// <summary>The last position of a tenant's log that was recorded at or before a time; 0 when nothing was.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="time">The recorded time; to the microsecond, as times are recorded.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when the events that tell are not in the database any more.</returns>
    public Task<long?> PositionAtAsync(TenantId tenant, DateTimeOffset time, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Reader.PositionAtAsync(tenant, time, cancellationToken), cancellationToken);

    /// <summary>
    /// Which names and versions of events a tenant's log holds, in order of names. Reads the whole log of the tenant, without a time
    /// limit: meant for an operator, before a release that drops an upcaster.
    /// </summary>
    public Task<IReadOnlyList<StoredVersion>> VersionsAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Reader.VersionsAsync(tenant, cancellationToken), cancellationToken);

    /// <summary>Folds a stream into its state, up to an optional version or effective time.</summary>
    /// <returns>The state, with the version, the position and the effective time of the last folded event.</returns>
    public async Task<Folded<TState>> FoldAsync<TState>(
        TenantId tenant, StreamId stream, TState initial, Func<TState, object, TState> evolve, StreamRange? range = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(evolve);
        var folded = new Folded<TState>(initial, 0, 0, null);
        await foreach (var envelope in ReadStreamAsync(tenant, stream, range, cancellationToken))
            folded = folded.After(envelope, evolve);
        return folded;
    }

    /// <summary>The remembered outcome of a command, or null.</summary>
    public Task<RecordedOutcome?> FindOutcomeAsync(TenantId tenant, Guid commandId, CancellationToken cancellationToken = default) =>
        log.ReadAsync(tenant, p => p.Outcomes.FindAsync(tenant, commandId, cancellationToken), cancellationToken);

    /// <summary>Remembers a rejection, so that a repetition of the command gets the same answer.</summary>
    /// <exception cref="CommandRecordedException">The command id has an outcome already.</exception>
    public Task RecordRejectionAsync(TenantId tenant, StreamId stream, Origin origin, OutcomeNote note, CancellationToken cancellationToken = default) =>
        log.WriteAsync(tenant, o => o.RecordAsync(tenant, stream, null, origin, note, cancellationToken), cancellationToken);

    /// <summary>Remembers that a command was accepted and changed nothing, so that a repetition gets the same answer and still changes nothing.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="stream">The stream that stayed as it was.</param>
    /// <param name="version">Its version when that was decided.</param>
    /// <param name="position">The position of its last event then.</param>
    /// <param name="origin">Who and what.</param>
    /// <param name="note">What to remember.</param>
    /// <param name="cancellationToken">Gives up; the outcome may be recorded nevertheless.</param>
    /// <exception cref="CommandRecordedException">The command id has an outcome already.</exception>
    public Task RecordUnchangedAsync(
        TenantId tenant, StreamId stream, long version, long position, Origin origin, OutcomeNote note, CancellationToken cancellationToken = default) =>
        log.WriteAsync(tenant, o => o.RecordAsync(tenant, stream, (version, position), origin, note, cancellationToken), cancellationToken);

    /// <summary>
    /// Forgets outcomes older than an age (the retention that clients are promised), some at a time. A repetition of such a command is a
    /// new command.
    /// </summary>
    /// <param name="olderThan">The age.</param>
    /// <param name="except">Ids of commands that may still be repeated.</param>
    /// <param name="atOnce">How many are deleted in one transaction.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> ForgetOutcomesAsync(
        TimeSpan olderThan, IReadOnlyCollection<Guid>? except = null, int atOnce = 1_000, CancellationToken cancellationToken = default) =>
        log.ForgetOutcomesAsync(olderThan, except ?? [], atOnce, cancellationToken);
}
