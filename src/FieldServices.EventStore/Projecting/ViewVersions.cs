using System.Collections.Concurrent;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// Knows which views of this process may be read. A version that is not in use is filled beside the one that is, and takes its
/// place once it contains everything that the log held when this process began to look. What a process has begun to read it goes on
/// reading, so nodes of two releases can work side by side. Safe for any number of callers.
/// </summary>
public sealed class ViewVersions
{
    private const string Standing =
        """
        select o.name, mine.in_use_at is not null, other.version,
          exists (select from eventstore.parked p where p.view = o.name || '_v' || o.version and p.error is not null)
        from unnest($1, $2) o (name, version)
        left join eventstore.view_versions mine on mine.view = o.name and mine.version = o.version
        left join eventstore.view_versions other on other.view = o.name and other.version <> o.version and other.in_use_at is not null
        """;

    // A version that never was in use and is stopped has a wrong fold; one that was in use may have been stopped for a reason. Of
    // tenants that have left this database since, nothing is missing here.
    private const string Missing =
        """
        select coalesce(sum(greatest(0, h.position - coalesce(c.position, 0))), 0)::bigint
        from unnest($2, $3) h (tenant_id, position) left join eventstore.checkpoints c on c.view = $1 and c.tenant_id = h.tenant_id
        where (c.stopped_at is null or not $4)
          and not exists (select from eventstore.tenant_heads t where t.tenant_id = h.tenant_id and t.closed_at is not null)
        """;

    private readonly NpgsqlDataSource database;
    private readonly ProjectionOptions options;
    private readonly Dictionary<string, View> views;
    private readonly ConcurrentDictionary<string, bool> readable = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<(TenantId Tenant, long Position)>> goals = new();

    internal ViewVersions(NpgsqlDataSource database, IEnumerable<View> views, ProjectionOptions options)
    {
        this.database = database;
        this.options = options;
        this.views = views.ToDictionary(v => v.Name);
    }

    /// <summary>True when this process may answer from the view; false while its version is being built.</summary>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    public async ValueTask<bool> IsReadableAsync(View view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!readable.ContainsKey(view.Name))
            await LookAsync(cancellationToken);
        return readable.ContainsKey(view.Name);
    }

    /// <summary>The views that this process may not answer from yet.</summary>
    public async Task<IReadOnlyList<View>> BuildingAsync(CancellationToken cancellationToken = default)
    {
        if (readable.Count < views.Count)
            await LookAsync(cancellationToken);
        return [.. views.Values.Where(v => !readable.ContainsKey(v.Name))];
    }

    /// <summary>Puts this program's version of a view in use although streams of it are parked.</summary>
    /// <returns>False when it is in use already.</returns>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    /// <exception cref="InvalidOperationException">It does not contain the whole log yet.</exception>
    public async Task<bool> SwitchAsync(string view, CancellationToken cancellationToken = default)
    {
        var found = views.TryGetValue(view, out var known)
            ? (await StandingsAsync(cancellationToken)).Single(s => s.View == known)
            : throw new KeyNotFoundException($"There is no view '{view}'. There are: {string.Join(", ", views.Keys)}.");
        if (found.InUse)
            return false;
        var missing = await MissingAsync(known, await TenantHeads.AllAsync(database, cancellationToken), wasInUse: false, cancellationToken);
        if (missing > 0)
            throw new InvalidOperationException($"Version {known.Version} of {view} is {missing} events behind; nodes of this release fold them, see 'projections list'.");
        await PutInUseAsync(known, cancellationToken);
        return true;
    }

    /// <summary>Looks whether a version that is not in use can be.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var found in await StandingsAsync(cancellationToken))
        {
            if (!found.InUse && await MayTakeOverAsync(found, cancellationToken))
                await PutInUseAsync(found.View, cancellationToken);
            else if (!found.InUse)
                continue;
            readable[found.View.Name] = true;
        }
    }

    // What this process reads already it takes back from an older release, but leaves to a newer one.
    private async Task<bool> MayTakeOverAsync(Found found, CancellationToken cancellationToken)
    {
        var isNewer = found.Other is { } other && other < found.View.Version;
        if (readable.ContainsKey(found.View.Name))
            return isNewer || found.Other is null;
        if (isNewer && found.HasFailures)
            return false;
        if (!goals.TryGetValue(found.View.Name, out var goal))
            goals[found.View.Name] = goal = await TenantHeads.AllAsync(database, cancellationToken);
        if (await MissingAsync(found.View, goal, wasInUse: found.Other > found.View.Version, cancellationToken) > 0)
            return false;
        // A stream is parked in the transaction that moves the checkpoint over its event, so whoever sees the one sees the other, afterwards.
        return !isNewer || !(await StandingsAsync(cancellationToken)).Single(s => s.View == found.View).HasFailures;
    }

    private async Task<List<Found>> StandingsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Standing);
        command.Parameters.Add(new() { Value = views.Keys.ToArray() });
        command.Parameters.Add(new() { Value = views.Values.Select(v => v.Version).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Found>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(new Found(
                views[reader.GetString(0)], reader.GetBoolean(1), await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetInt32(2), reader.GetBoolean(3)));
        return found;
    }

    private async Task<long> MissingAsync(
        View view, IReadOnlyList<(TenantId Tenant, long Position)> goal, bool wasInUse, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Missing);
        command.Parameters.Add(new() { Value = view.Table });
        command.Parameters.Add(new() { Value = goal.Select(g => g.Tenant.Value).ToArray() });
        command.Parameters.Add(new() { Value = goal.Select(g => g.Position).ToArray() });
        command.Parameters.Add(new() { Value = wasInUse });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // One batch is one transaction.
    private async Task PutInUseAsync(View view, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("select pg_advisory_xact_lock(hashtext('versions of ' || $1))") { Parameters = { new() { Value = view.Name } } });
        batch.BatchCommands.Add(new(
            """
            update eventstore.view_versions set in_use_at = case when version = $2 then clock_timestamp() end
            where view = $1 and (version = $2) <> (in_use_at is not null)
              and exists (select from eventstore.view_versions where view = $1 and version = $2)
            """)
        {
            Parameters = { new() { Value = view.Name }, new() { Value = view.Version } },
        });
        if (await batch.ExecuteNonQueryAsync(cancellationToken) > 0)
            options.OnInUse(view);
    }

    private sealed record Found(View View, bool InUse, int? Other, bool HasFailures);
}
