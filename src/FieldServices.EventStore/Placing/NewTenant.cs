using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>Puts a tenant that has nothing yet into another database than the home.</summary>
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
}
