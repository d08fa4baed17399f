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
}
