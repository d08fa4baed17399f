using Npgsql;

namespace FieldServices.EventStore.Schema;

/// <summary>The turn of one migrator; the others wait.</summary>
/// <param name="connection">The connection that holds it, and that must end with it should giving it back fail.</param>
internal sealed class MigratorsTurn(NpgsqlConnection connection) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the turn.</summary>
    public static async Task<MigratorsTurn> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Invariant: nobody waits for the turn inside a statement: a statement that waits has a snapshot, and an index that is made
        // concurrently by whoever has the turn waits for every older snapshot. So both would wait for ever.
        // Held by: OnlineMigrationContract.An_index_is_made_concurrently_while_other_migrators_wait
        while (!await AskAsync(connection, "select pg_try_advisory_lock(hashtext('fieldservices.migrate'))", cancellationToken))
            await Task.Delay(Pause, cancellationToken);
        return new MigratorsTurn(connection);
    }

    public async ValueTask DisposeAsync()
    {
        // A connection that is lost has given it back already.
        if (connection.State == System.Data.ConnectionState.Open)
            await AskAsync(connection, "select pg_advisory_unlock(hashtext('fieldservices.migrate'))", CancellationToken.None);
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
