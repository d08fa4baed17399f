using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>What the head row of a tenant says about where the tenant is.</summary>
/// <param name="Position">The position of its last event in this database.</param>
/// <param name="IsClosed">True when the log does not grow here.</param>
/// <param name="MovedTo">Where the tenant went from here; null when it is here, or arriving.</param>
/// <param name="Moves">How many moves led to this row.</param>
internal sealed record TenantHead(long Position, bool IsClosed, string? MovedTo, int Moves)
{
    private const string FindSql = "select position, closed_at is not null, moved_to, moves from eventstore.tenant_heads where tenant_id = $1";

    // Only the log that the move with this number has filled is opened: never one that its tenant has left again.
    private const string OpenSql = "update eventstore.tenant_heads set closed_at = null where tenant_id = $1 and moves = $2 and moved_to is null";

    public static async Task<TenantHead?> FindAsync(NpgsqlDataSource database, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new TenantHead(reader.GetInt64(0), reader.GetBoolean(1), await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2), reader.GetInt32(3))
            : null;
    }

    /// <summary>Lets the log grow that a move has filled.</summary>
    public static async Task OpenAsync(NpgsqlDataSource database, TenantId tenant, int moves, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OpenSql);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = moves });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
