using Npgsql;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>
/// Keeps the numbers that a database gives to rows above those of rows that came from another one: they are the order in which a tenant's
/// rows were made.
/// </summary>
internal static class RowNumbers
{
    // So that what follows until the next look needs nothing more.
    private const long Ahead = 1_000;

    /// <summary>Sees to it that rows to come are numbered after the tenant's copied ones.</summary>
    /// <param name="place">The new database.</param>
    /// <param name="copy">The transaction that has copied the rows.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Stops it; numbers that were raised stay so, which does no harm.</param>
    public static async Task RaiseAsync(
        Place place, Side copy, IReadOnlyList<TenantTable> tables, TenantId tenant, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Where(t => t.Numbered is not null))
        {
            var highest = await copy.ScalarAsync<long>(
                $"select coalesce(max({table.Numbered}), 0)::bigint from {table.Name} where tenant_id = $1", [tenant.Value], cancellationToken);
            await using var connection = await place.Database.OpenConnectionAsync(cancellationToken);
            if (highest > 0 && await LastAsync(connection, table, cancellationToken) < highest)
                await RaiseAsync(connection, table, highest + Ahead, cancellationToken);
        }
    }

    // Invariant: numbers never go back: whoever has taken one holds a weaker lock on the sequence until its transaction ends, so
    // between the look and the change nobody takes another. The lock is held alone and for a moment, so that nobody waits in a circle.
    // Held by: MovedWorkflowTests.Rows_that_come_after_a_move_are_numbered_after_those_that_moved
    private static async Task RaiseAsync(NpgsqlConnection connection, TenantTable table, long to, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var sequence = (string)(await ScalarAsync(connection, "select pg_get_serial_sequence($1, $2)", cancellationToken, table.Name, table.Numbered!))!;
        await ScalarAsync(connection, $"alter sequence {sequence} no cycle", cancellationToken);
        var last = await LastAsync(connection, table, cancellationToken);
        await ScalarAsync(connection, "select setval($1::regclass, $2)", cancellationToken, sequence, Math.Max(last, to));
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<long> LastAsync(NpgsqlConnection connection, TenantTable table, CancellationToken cancellationToken) =>
        (long)(await ScalarAsync(
            connection, "select coalesce(pg_sequence_last_value(pg_get_serial_sequence($1, $2)::regclass), 0)", cancellationToken, table.Name, table.Numbered!))!;

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params IReadOnlyList<object> values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
