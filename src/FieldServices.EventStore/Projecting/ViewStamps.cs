using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// Tells in which state views are, for whoever remembers what was read of them. Callers share statements: each gets an answer of a
/// statement that began after it asked, so what committed before is always seen. Safe for any number of concurrent callers.
/// </summary>
/// <param name="places">Where the checkpoints are: each tenant's in its database.</param>
public sealed class ViewStamps(Places places)
{
    private readonly Dictionary<Place, StampReader> readers = places.All.ToDictionary(p => p, p => new StampReader(p.Database));

    /// <summary>The states of views of a tenant, in the order of the views.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database does not answer.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<IReadOnlyList<ViewStamp>> ReadAsync(TenantId tenant, IReadOnlyList<View> views, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        var place = await places.OfAsync(tenant, cancellationToken);
        (TenantId Tenant, View View)[] keys = [.. views.Select(v => (tenant, v))];
        var known = await readers[place].ReadAsync(keys, cancellationToken);
        return [.. keys.Select(k => known.GetValueOrDefault(k))];
    }
}
