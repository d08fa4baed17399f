using Npgsql;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>Keeps a second mover of the same tenant away, for as long as this process lives and holds it.</summary>
internal sealed class MoveClaim : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private MoveClaim(NpgsqlConnection connection, NpgsqlTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    /// <exception cref="MoveFailedException">Another holds it.</exception>
    public static async Task<MoveClaim> TakeAsync(Places places, TenantId tenant, CancellationToken cancellationToken)
    {
        var connection = await places.Home.Database.OpenConnectionAsync(cancellationToken);
        var claim = new MoveClaim(connection, await connection.BeginTransactionAsync(cancellationToken));
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended($1, 0))", connection)
        {
            Parameters = { new() { Value = $"move {tenant}" } },
        };
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
            return claim;
        await claim.DisposeAsync();
        throw new MoveFailedException($"The tenant {tenant} is being moved, or a copy of it forgotten, by another process.");
    }

    /// <summary>Throws when the connection, and with it the claim, was lost.</summary>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
