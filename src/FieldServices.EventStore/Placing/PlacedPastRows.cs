using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Placing;

/// <summary>How long superseded rows are kept, in all databases.</summary>
/// <param name="places">The databases.</param>
/// <param name="tables">The views.</param>
public sealed class PlacedPastRows(Places places, IReadOnlyList<ViewTable> tables)
{
    /// <summary>Where the superseded rows of every view stand in every database.</summary>
    public async Task<IReadOnlyList<(Place Place, PastRowsState State)>> ListAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<(Place, PastRowsState)>();
        foreach (var place in places.All)
            all.AddRange((await Of(place).ListAsync(cancellationToken)).Select(s => (place, s)));
        return all;
    }

    /// <summary>Decides how long superseded rows of a view are kept; null for what the program declares.</summary>
    public async Task DecideAsync(string view, PastRows? pastRows, CancellationToken cancellationToken = default)
    {
        foreach (var place in places.All)
            await Of(place).DecideAsync(view, pastRows, cancellationToken);
    }

    /// <summary>Removes what is older than it is kept.</summary>
    /// <returns>How many rows were removed.</returns>
    public async Task<long> PruneAsync(CancellationToken cancellationToken = default)
    {
        var removed = 0L;
        foreach (var place in places.All)
            removed += await Of(place).PruneAsync(cancellationToken);
        return removed;
    }

    private PastRowsControl Of(Place place) => new(place.Database, tables);
}
