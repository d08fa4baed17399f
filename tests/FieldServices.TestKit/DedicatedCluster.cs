using Npgsql;

namespace FieldServices.TestKit;

/// <summary>
/// A PostgreSQL cluster for one test that stops, crashes or restarts it. It writes durably (fsync on) and keeps its
/// address and its data over restarts. One caller at a time.
/// </summary>
public sealed class DedicatedCluster : IAsyncDisposable
{
    private readonly ClusterProcess process;

    private DedicatedCluster(ClusterProcess process) => this.process = process;

    /// <summary>An Npgsql connection string of a superuser to an empty database with PostGIS installed.</summary>
    public string ConnectionString => process.ConnectionString;

    /// <summary>Creates and starts a cluster.</summary>
    public static async Task<DedicatedCluster> StartAsync()
    {
        var cluster = new DedicatedCluster(await ClusterProcess.StartAsync(durable: true));
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = source.CreateCommand("create extension postgis");
        await command.ExecuteNonQueryAsync();
        return cluster;
    }

    /// <summary>Starts a streaming replica of this cluster, with a copy of everything that is in it.</summary>
    public async Task<DedicatedCluster> StartReplicaAsync() => new(await ClusterProcess.StartAsync(durable: true, replicaOf: ConnectionString));

    /// <summary>Stops the server and starts it again; open connections break.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>Stops the server in order; open connections break, committed data is kept.</summary>
    public Task StopAsync() => process.StopAsync();

    /// <summary>Stops the server at once, as a crash would; the next start recovers from the log.</summary>
    public Task CrashAsync() => process.CrashAsync();

    /// <summary>Starts the server after <see cref="StopAsync"/> or <see cref="CrashAsync"/>.</summary>
    public Task StartAgainAsync() => process.StartAgainAsync();

    /// <summary>Stops the server and deletes its data.</summary>
    public ValueTask DisposeAsync() => process.DisposeAsync();
}
