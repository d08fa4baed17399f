using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Sealing;
using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>
/// The log for callers who say which position they need: a replica that has it answers them. All others read the primary, because what
/// is folded from the log is promised to be as it is now.
/// </summary>
public sealed class ReplicaLogs(EventLog log, Places places, SealingOptions sealing)
{
    private readonly Dictionary<Place, EventLog> logs =
        places.All.Where(p => p.Replica is not null).ToDictionary(p => p, p => new EventLog(p.Replica!.Database, log.Catalog, sealing: sealing));

    /// <summary>Reads a tenant's log.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="position">The position that the answer must contain; null for everything.</param>
    /// <param name="read">Reads; called again when a replica is lost in the middle.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<T> ReadAsync<T>(TenantId tenant, long? position, Func<EventLog, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var place = await places.OfAsync(tenant, cancellationToken);
        if (position is { } needed && place.Replica is { } replica && await replica.HasAsync(tenant, needed, cancellationToken))
        {
            try
            {
                var result = await read(logs[place]);
                replica.Answered();
                return result;
            }
            catch (NpgsqlException)
            {
                replica.Lost();
            }
        }
        return await read(log);
    }
}
