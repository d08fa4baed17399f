using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>
/// Writes into each database what the installation calls it, and refuses one that is called otherwise: two names for one database,
/// or connection strings that were exchanged, would let a tenant's log grow twice.
/// </summary>
public static class PlaceNames
{
    private const string FindSql = "select name, installation from eventstore.place";

    /// <summary>Names databases that have no name yet, and checks all. Does nothing while there was never more than one database.</summary>
    /// <exception cref="UnknownPlaceException">A database has another name, belongs to another installation, or is missing here.</exception>
    public static Task IntroduceAsync(Places places, CancellationToken cancellationToken = default) => CheckAsync(places, mayName: true, cancellationToken);

    /// <summary>Checks that every database is the one that it is taken for, and that none is missing in which there are tenants.</summary>
    /// <exception cref="UnknownPlaceException">One is not.</exception>
    public static Task CheckAsync(Places places, CancellationToken cancellationToken = default) => CheckAsync(places, mayName: false, cancellationToken);

    private static async Task CheckAsync(Places places, bool mayName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(places);
        var installation = Guid.NewGuid();
        foreach (var place in places.All)
        {
            if (mayName && places.Many)
                await NameAsync(place, installation, cancellationToken);
            var found = await FindAsync(place, cancellationToken);
            if (found is null && places.Many)
                throw new UnknownPlaceException($"The database '{place}' does not belong to this installation yet. Run 'migrate' with all databases configured.");
            if (found is { } named && named.Name != place.Name)
                throw new UnknownPlaceException($"The database that is configured as '{place}' is '{named.Name}'. Give each name its own database.");
            if (place == places.Home)
                installation = found?.Installation ?? installation;
            else if (found?.Installation != installation)
                throw new UnknownPlaceException($"The database '{place}' belongs to another installation.");
        }
        foreach (var name in await new PlacementTable(places.Home.Database).NamesAsync(cancellationToken))
            _ = places.Named(name);
    }

    private static async Task NameAsync(Place place, Guid installation, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand("insert into eventstore.place (name, installation) values ($1, $2) on conflict do nothing");
        command.Parameters.Add(new() { Value = place.Name });
        command.Parameters.Add(new() { Value = installation });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<(string Name, Guid Installation)?> FindAsync(Place place, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(FindSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetGuid(1)) : null;
    }
}
