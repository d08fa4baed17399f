using FieldServices.EventStore.Appending;
using Npgsql;

namespace FieldServices.EventStore;

/// <summary>Opens the database of an event store with the settings under which it is fastest.</summary>
public static class EventStoreDatabase
{
    /// <summary>
    /// Makes the connection pool. Connections are not reset when they return to it, which would cost a third of an append: nothing
    /// in this library leaves settings, locks or listeners on a connection, and whoever shares the pool must not either.
    /// </summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>
    /// Makes the pool for appends, of as few connections as they use at once. A pool hands out the connection that was unused for longest, and each
    /// connection plans the large statements of appends for itself: among many connections hardly any append would find its plan ready.
    /// </summary>
    /// <param name="connectionString">The connection string of the same database.</param>
    /// <param name="options">How many transactions run at once; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    public static NpgsqlDataSource OpenForAppends(string connectionString, AppendOptions? options = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxPoolSize = (options ?? new()).ParallelFlushes };
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, settings.MaxPoolSize);
        return NpgsqlDataSource.Create(settings);
    }
}
