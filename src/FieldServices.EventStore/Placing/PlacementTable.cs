using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>The map of the home database: where each tenant is. A tenant that has no row is at home.</summary>
internal sealed class PlacementTable(NpgsqlDataSource home)
{
    private const string Find = "select place, moves from eventstore.placements where tenant_id = $1";

    // Clocks of transactions: a row may appear a little after others with a later time.
    private const string Since =
        "select tenant_id, place, moves, placed_at from eventstore.placements where placed_at > $1 - interval '1 minute' order by placed_at";

    private const string Put =
        """
        insert into eventstore.placements (tenant_id, place, moves) values ($1, $2, $3)
        on conflict (tenant_id) do update set place = excluded.place, moves = excluded.moves, placed_at = clock_timestamp()
        where placements.moves < excluded.moves
        """;

    public async Task<Placement> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = home.CreateCommand(Find);
        command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Placement(tenant, reader.GetString(0), reader.GetInt32(1))
            : new Placement(tenant, Places.HomeName, 0);
    }

    public async Task<IReadOnlyList<(Placement Placement, DateTime At)>> SinceAsync(DateTime since, CancellationToken cancellationToken)
    {
        await using var command = home.CreateCommand(Since);
        command.Parameters.Add(new() { Value = since });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var changed = new List<(Placement, DateTime)>();
        while (await reader.ReadAsync(cancellationToken))
            changed.Add((new Placement(new TenantId(reader.GetGuid(0)), reader.GetString(1), reader.GetInt32(2)), reader.GetDateTime(3)));
        return changed;
    }

    /// <summary>Puts a tenant on the map; does nothing when the map knows of as many moves or more.</summary>
    public async Task PutAsync(Placement placement, CancellationToken cancellationToken)
    {
        await using var command = home.CreateCommand(Put);
        command.Parameters.Add(new() { Value = placement.Tenant.Value });
        command.Parameters.Add(new() { Value = placement.Place });
        command.Parameters.Add(new() { Value = placement.Moves });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var command = home.CreateCommand("select distinct place from eventstore.placements order by place");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }
}
