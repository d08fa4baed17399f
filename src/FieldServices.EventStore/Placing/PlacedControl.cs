using FieldServices.EventStore.Projecting;

namespace FieldServices.EventStore.Placing;

/// <summary>What an operator can see of the views of all databases: those of the tenants that are there.</summary>
/// <param name="places">The databases.</param>
/// <param name="control">Makes the control of one of them.</param>
public sealed class PlacedControl(Places places, Func<Place, ProjectionControl> control)
{
    private readonly Dictionary<Place, ProjectionControl> parts = places.All.ToDictionary(p => p, control);

    /// <summary>The control of the database in which a tenant is.</summary>
    public async Task<ProjectionControl> OfAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        parts[await places.OfAsync(tenant, cancellationToken)];

    /// <summary>Where every view of every tenant stands; one that has not begun is not listed.</summary>
    public Task<IReadOnlyList<ViewState>> ListAsync(CancellationToken cancellationToken = default) =>
        AllAsync(c => c.ListAsync(cancellationToken), s => s.Tenant, cancellationToken);

    /// <summary>Every parked stream, the oldest failure of a view and tenant first.</summary>
    public Task<IReadOnlyList<ParkedStream>> ListParkedAsync(CancellationToken cancellationToken = default) =>
        AllAsync(c => c.ListParkedAsync(cancellationToken), s => s.Tenant, cancellationToken);

    // What a tenant has left behind is not shown.
    private async Task<IReadOnlyList<T>> AllAsync<T>(
        Func<ProjectionControl, Task<IReadOnlyList<T>>> list, Func<T, TenantId> tenantOf, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        foreach (var (place, part) in parts)
        {
            foreach (var item in await list(part))
            {
                if (await places.OfAsync(tenantOf(item), cancellationToken) == place)
                    all.Add(item);
            }
        }
        return all;
    }
}
