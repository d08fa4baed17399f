using FieldServices.EventStore.Waking;
using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>One database of the installation, with the schema of the event store.</summary>
/// <param name="name">What the installation calls it.</param>
/// <param name="database">Its connections.</param>
/// <param name="wakeUps">Tells and hears that logs in it have grown; null for a new one.</param>
/// <param name="replica">A replica of it for reading; null when there is none.</param>
/// <param name="appends">Connections for appends alone (see <see cref="EventStoreDatabase.OpenForAppends"/>); null to take those of <paramref name="database"/>.</param>
public sealed class Place(string name, NpgsqlDataSource database, WakeUps? wakeUps = null, ReadReplica? replica = null, NpgsqlDataSource? appends = null) : IAsyncDisposable
{
    /// <summary>What the installation calls it.</summary>
    public string Name => name;

    /// <summary>Its connections.</summary>
    public NpgsqlDataSource Database => database;

    /// <summary>Tells and hears that logs in it have grown.</summary>
    public WakeUps WakeUps { get; } = wakeUps ?? new WakeUps(database);

    /// <summary>A replica of it for reading; null when there is none.</summary>
    public ReadReplica? Replica => replica;

    /// <summary>Connections for appends.</summary>
    internal NpgsqlDataSource Appends { get; } = appends ?? database;

    /// <summary>Closes its connections and those of its replica.</summary>
    public async ValueTask DisposeAsync()
    {
        await Appends.DisposeAsync();
        await database.DisposeAsync();
        if (replica is not null)
            await replica.DisposeAsync();
    }

    /// <summary>The name.</summary>
    public override string ToString() => name;
}
