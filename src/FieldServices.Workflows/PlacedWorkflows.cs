using FieldServices.EventStore;
using FieldServices.EventStore.Placing;

namespace FieldServices.Workflows;

/// <summary>The workflows of all databases as one: a runner for each, with the instances of the tenants that are there.</summary>
public sealed class PlacedWorkflows : IDisposable
{
    private readonly Places places;
    private readonly Dictionary<Place, WorkflowRunner> runners;

    /// <summary>Prepares a runner for every database; nothing runs before <see cref="RunAsync"/>.</summary>
    /// <param name="places">The databases.</param>
    /// <param name="catalog">The workflows.</param>
    /// <param name="runner">Makes the runner of one of them, with the same workflows.</param>
    public PlacedWorkflows(Places places, WorkflowCatalog catalog, Func<Place, WorkflowRunner> runner)
    {
        ArgumentNullException.ThrowIfNull(places);
        this.places = places;
        Catalog = catalog;
        runners = places.All.ToDictionary(p => p, runner);
    }

    /// <summary>The workflows.</summary>
    public WorkflowCatalog Catalog { get; }

    /// <summary>The runner of the database in which a tenant is now: what its workflows do is asked and told there.</summary>
    public Task<WorkflowRunner> OfAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        places.ReadAsync(tenant, place => Task.FromResult(runners[place]), cancellationToken);

    /// <summary>Notes in every database which workflows there are, see <see cref="WorkflowRunner.RegisterAsync"/>.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken = default)
    {
        foreach (var runner in runners.Values)
            await runner.RegisterAsync(cancellationToken);
    }

    /// <summary>Runs all of them until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(runners.Values.Select(r => r.RunAsync(cancellationToken)));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var runner in runners.Values)
            runner.Dispose();
    }
}
