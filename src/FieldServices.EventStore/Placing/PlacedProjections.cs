using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Placing;

/// <summary>The background runners of all databases as one: each keeps the views of its own tenants.</summary>
/// <param name="places">The databases.</param>
/// <param name="runner">Makes the runner of one of them.</param>
public sealed class PlacedProjections(Places places, Func<Place, ProjectionRunner> runner)
{
    private readonly Dictionary<Place, ProjectionRunner> byPlace = places.All.ToDictionary(p => p, runner);

    /// <summary>What is failing now, by view and tenant; empty when all is well.</summary>
    public IReadOnlyList<KeyValuePair<(string View, TenantId Tenant), ProjectionFailure>> Failures => [.. byPlace.Values.SelectMany(r => r.Failures)];

    /// <summary>Runs all of them until cancelled, and keeps what is known of where tenants are up to date.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(byPlace.Values.Select(r => r.RunAsync(cancellationToken)).Append(places.WatchAsync(cancellationToken)));

    /// <summary>Builds one view again in every database, one after the other, see <see cref="ProjectionRunner.RebuildAsync"/>.</summary>
    /// <inheritdoc cref="ProjectionRunner.RebuildAsync"/>
    public async Task<Rebuilt> RebuildAsync(string view, IProgress<(long Done, long Total)> progress, CancellationToken cancellationToken = default)
    {
        var all = new Rebuilt(0, 0);
        foreach (var part in byPlace.Values)
        {
            var rebuilt = await part.RebuildAsync(view, progress, cancellationToken);
            all = new Rebuilt(all.Rows + rebuilt.Rows, all.Differing + rebuilt.Differing);
        }
        return all;
    }

    /// <summary>Puts the tables from before the last rebuild back in place, in every database.</summary>
    /// <inheritdoc cref="ProjectionRunner.RestoreAsync"/>
    public async Task RestoreAsync(string view, CancellationToken cancellationToken = default)
    {
        foreach (var part in byPlace.Values)
            await part.RestoreAsync(view, cancellationToken);
    }

    /// <summary>True when this process may answer from the view for a tenant; false while its version is being built where the tenant is.</summary>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    public async ValueTask<bool> IsReadableAsync(View view, TenantId tenant, CancellationToken cancellationToken = default) =>
        await byPlace[await places.OfAsync(tenant, cancellationToken)].Versions.IsReadableAsync(view, cancellationToken);

    /// <summary>The views that this process may not answer from yet, in one database or more.</summary>
    public async Task<IReadOnlyList<View>> BuildingAsync(CancellationToken cancellationToken = default)
    {
        var building = new List<View>();
        foreach (var part in byPlace.Values)
            building.AddRange(await part.Versions.BuildingAsync(cancellationToken));
        return [.. building.Distinct()];
    }

    /// <summary>Puts this program's version of a view in use in every database, see <see cref="ViewVersions.SwitchAsync"/>.</summary>
    /// <inheritdoc cref="ViewVersions.SwitchAsync"/>
    public async Task<bool> SwitchAsync(string view, CancellationToken cancellationToken = default)
    {
        var switched = false;
        foreach (var part in byPlace.Values)
            switched |= await part.Versions.SwitchAsync(view, cancellationToken);
        return switched;
    }

    /// <summary>How many events each view is behind and what fails, over the tenants of all databases.</summary>
    public async Task<IReadOnlyList<ViewLag>> LagAsync(CancellationToken cancellationToken = default)
    {
        var lags = await Task.WhenAll(byPlace.Values.Select(r => r.LagAsync(cancellationToken)));
        return [.. lags[0].Select((_, view) => lags.Select(l => l[view]).Aggregate(Together))];
    }

    private static ViewLag Together(ViewLag one, ViewLag other)
    {
        var longest = other.FailingSince < (one.FailingSince ?? DateTimeOffset.MaxValue) ? other : one;
        return one with
        {
            Events = one.Events + other.Events,
            Tenants = one.Tenants + other.Tenants,
            Parked = one.Parked + other.Parked,
            Stopped = one.Stopped + other.Stopped,
            Failing = one.Failing + other.Failing,
            Error = longest.Error,
            FailingSince = longest.FailingSince,
        };
    }
}
