using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>Puts a tenant that the home database does not know yet into another one.</summary>
public static class NewTenant
{
    // The closed log at home keeps a process that has no other database from beginning one there.
    private const string CloseAtHome =
        "insert into eventstore.tenant_heads (tenant_id, position, recorded_at, closed_at, moved_to) values ($1, 0, clock_timestamp(), 0, $2)";

    private const string Put = "insert into eventstore.placements (tenant_id, place, moves) values ($1, $2, 1)";

    /// <summary>Places the tenant; it is there when the transaction commits.</summary>
    /// <param name="connection">A connection to the home database, in the transaction that makes the tenant known.</param>
    /// <param name="tenant">The new tenant.</param>
    /// <param name="place">Its database; the home needs nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task PlaceAsync(NpgsqlConnection connection, TenantId tenant, Place place, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Name == Places.HomeName)
            return;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { CloseAtHome, Put })
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = tenant.Value }, new() { Value = place.Name } } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Says at home that the tenant is in another database, where its log is complete and closed. When the transaction commits, it is there, and
    /// whoever comes first opens the log, as after a move: <see cref="Places.FinishAsync"/> with 1.
    /// </summary>
    /// <param name="connection">A connection to the home database, in the transaction that makes the tenant known.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="place">Its database.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task ArriveAsync(NpgsqlConnection connection, TenantId tenant, Place place, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var command = new NpgsqlCommand(CloseAtHome, connection) { Parameters = { new() { Value = tenant.Value }, new() { Value = place.Name } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
