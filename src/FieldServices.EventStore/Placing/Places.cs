using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>
/// The databases of the installation, and which tenant is in which. What is remembered of the map may be old; nothing depends on it:
/// the database that a tenant has left refuses its appends, reads look whether the tenant is still there, and both then follow it.
/// With one database it costs nothing. Safe for any number of concurrent callers.
/// </summary>
public sealed class Places
{
    /// <summary>The name of the home database, which has the map.</summary>
    public const string HomeName = "home";

    // A move is over in moments; who waits longer than this for one is better told to come back.
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TenantId, Placement> remembered = new();
    private readonly Dictionary<string, Place> byName;
    private readonly PlacementTable map;

    /// <summary>The home database, and whatever others there are.</summary>
    /// <exception cref="UnknownPlaceException">Two have the same name, or the first is not called <see cref="HomeName"/>.</exception>
    public Places(Place home, params IReadOnlyList<Place> others)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(others);
        Home = home;
        All = [home, .. others];
        map = new PlacementTable(home.Database);
        if (home.Name != HomeName || All.DistinctBy(p => p.Name).Count() < All.Count)
            throw new UnknownPlaceException($"The first database is called '{HomeName}', and every other one by another name.");
        byName = All.ToDictionary(p => p.Name);
    }

    /// <summary>A single database.</summary>
    public Places(NpgsqlDataSource home)
        : this(new Place(HomeName, home))
    {
    }

    /// <summary>The home database.</summary>
    public Place Home { get; }

    /// <summary>All databases, the home first.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>True when there is more than the home database.</summary>
    public bool Many => All.Count > 1;

    /// <summary>Raised with a tenant and a position that its log has reached, in whichever database; see <see cref="Waking.WakeUps.Woken"/>.</summary>
    public event Action<TenantId, long> Woken
    {
        add => Each(p => p.WakeUps.Woken += value);
        remove => Each(p => p.WakeUps.Woken -= value);
    }

    /// <summary>Waits until everything that was signalled has been sent to other processes, or sending failed.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => Task.WhenAll(All.Select(p => p.WakeUps.DrainAsync(cancellationToken)));

    /// <summary>The database with this name.</summary>
    /// <exception cref="UnknownPlaceException">This process has no such database.</exception>
    public Place Named(string name) => byName.TryGetValue(name, out var place)
        ? place
        : throw new UnknownPlaceException($"There is no database '{name}' here. There are: {string.Join(", ", byName.Keys)}.");

    /// <summary>Where a tenant is, as far as this process knows.</summary>
    public ValueTask<Place> OfAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        if (!Many)
            return new(Home);
        return remembered.TryGetValue(tenant, out var placement) ? new(Named(placement.Place)) : new(LookUpAsync(tenant, cancellationToken));
    }

    /// <summary>Does something that writes to the tenant's log, in the database where the tenant is.</summary>
    /// <exception cref="TenantMovedException">The tenant is on its way, and that takes too long.</exception>
    public async Task<T> WriteAsync<T>(TenantId tenant, Func<Place, Task<T>> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        for (var attempt = 1; ; attempt++)
        {
            var place = await OfAsync(tenant, cancellationToken);
            try
            {
                return await write(place);
            }
            catch (TenantMovedException) when (attempt < Attempts)
            {
                await FollowAsync(tenant, place, attempt, cancellationToken);
            }
        }
    }

    /// <summary>Reads what must be as it is now: when it turns out that the tenant had left the database that was read, once more elsewhere.</summary>
    public async Task<T> ReadAsync<T>(TenantId tenant, Func<Place, Task<T>> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        for (var attempt = 1; ; attempt++)
        {
            var place = await OfAsync(tenant, cancellationToken);
            var result = await read(place);
            if (await IsStillInAsync(place, tenant, attempt, cancellationToken))
                return result;
        }
    }

    /// <summary>Keeps what is remembered up to date until cancelled: one small query a second, however many tenants there are.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps the home database from answering now will be over at some later tick.")]
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        var since = DateTime.UnixEpoch;
        while (Many && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (placement, at) in await map.SinceAsync(since, cancellationToken))
                {
                    since = at;
                    Remember(placement);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // What is remembered stays good enough until then.
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(WatchEvery, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>True when the tenant has not left the database; otherwise finds out where it is.</summary>
    internal async Task<bool> IsStillInAsync(Place place, TenantId tenant, int attempt, CancellationToken cancellationToken)
    {
        if (!Many || attempt >= Attempts || await TenantHead.FindAsync(place.Database, tenant, cancellationToken) is null or { IsClosed: false })
            return true;
        await FollowAsync(tenant, place, attempt, cancellationToken);
        return false;
    }

    /// <summary>
    /// Finishes a move that was decided: opens the log in the new database and puts the tenant on the map. Does nothing that was done
    /// before, so anybody may do it, and whoever is told that a tenant has moved does.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="to">The database that it moved to.</param>
    /// <param name="moves">The number of that move; another one's log is not opened, and a later place on the map stays.</param>
    /// <param name="cancellationToken">Stops it; the rest is done by the next one.</param>
    /// <exception cref="UnknownPlaceException">This process has no such database.</exception>
    public async Task FinishAsync(TenantId tenant, string to, int moves, CancellationToken cancellationToken = default)
    {
        await TenantHead.OpenAsync(Named(to).Database, tenant, moves, cancellationToken);
        await map.PutAsync(new Placement(tenant, to, moves), cancellationToken);
        await LookUpAsync(tenant, cancellationToken);
    }

    /// <summary>Where the map says that the tenant is.</summary>
    internal Task<Placement> FindAsync(TenantId tenant, CancellationToken cancellationToken) => map.FindAsync(tenant, cancellationToken);

    private void Each(Action<Place> act)
    {
        foreach (var place in All)
            act(place);
    }

    private async Task FollowAsync(TenantId tenant, Place from, int attempt, CancellationToken cancellationToken)
    {
        if (await TenantHead.FindAsync(from.Database, tenant, cancellationToken) is { MovedTo: { } to, Moves: var moves })
            await FinishAsync(tenant, to, moves + 1, cancellationToken);
        else if (await LookUpAsync(tenant, cancellationToken) == from)
            await Task.Delay(Pause * attempt, cancellationToken);
    }

    private async Task<Place> LookUpAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var placement = await map.FindAsync(tenant, cancellationToken);
        Remember(placement);
        return Named(placement.Place);
    }

    private void Remember(Placement placement) => remembered.AddOrUpdate(
        placement.Tenant, placement, (_, known) => known.Moves > placement.Moves ? known : placement);
}
