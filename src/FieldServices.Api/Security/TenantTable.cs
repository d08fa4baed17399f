using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.Api.Security;

/// <summary>The tenants of this installation; they are known in the home database, wherever their data is.</summary>
public sealed class TenantTable(Places places)
{
    private const string Insert = "insert into api.tenants (id, slug, name, mode) values ($1, $2, $3, $4) on conflict (slug) do nothing";

    private const string All =
        """
        select t.id, t.slug, t.name, t.mode, coalesce(p.place, $1)
        from api.tenants t left join eventstore.placements p on p.tenant_id = t.id order by t.slug
        """;

    /// <summary>The tenant with this slug, made when there is none.</summary>
    /// <param name="slug">Its short name.</param>
    /// <param name="name">The company's name.</param>
    /// <param name="mode">live or test.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="place">The database of a new one; null for the one with the fewest tenants.</param>
    public async Task<Tenant> EnsureAsync(string slug, string name, string mode, CancellationToken cancellationToken, string? place = null)
    {
        var chosen = await PlaceForNewAsync(place, cancellationToken);
        var id = new TenantId(Guid.CreateVersion7());
        await using var connection = await places.Home.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var insert = new NpgsqlCommand(Insert, connection))
        {
            foreach (var value in new object[] { id.Value, slug, name, mode })
                insert.Parameters.Add(new() { Value = value });
            if (await insert.ExecuteNonQueryAsync(cancellationToken) > 0)
                await NewTenant.PlaceAsync(connection, id, chosen, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return (await FindAsync(slug, cancellationToken))!;
    }

    /// <summary>Where a new tenant goes: the database with this name, or the one with the fewest tenants.</summary>
    /// <exception cref="UnknownPlaceException">There is no such database.</exception>
    public async Task<Place> PlaceForNewAsync(string? place, CancellationToken cancellationToken) =>
        place is not null ? places.Named(place) : places.Many ? await EmptiestAsync(cancellationToken) : places.Home;

    public async Task<Tenant?> FindAsync(string slug, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).SingleOrDefault(t => t.Slug == slug);

    public async Task<IReadOnlyList<Tenant>> AllAsync(CancellationToken cancellationToken)
    {
        await using var command = places.Home.Database.CreateCommand(All);
        command.Parameters.Add(new() { Value = Places.HomeName });
        var tenants = new List<Tenant>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(new Tenant(new TenantId(reader.GetGuid(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3)) { Place = reader.GetString(4) });
        return tenants;
    }

    /// <summary>True when the tenant was deleted here, or is being deleted.</summary>
    public async Task<bool> WasDeletedAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = places.Home.Database.CreateCommand("select exists (select from api.deleted_tenants where tenant_id = $1)");
        command.Parameters.Add(new() { Value = tenant.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<Place> EmptiestAsync(CancellationToken cancellationToken)
    {
        var tenants = (await AllAsync(cancellationToken)).CountBy(t => t.Place).ToDictionary();
        return places.All.MinBy(p => tenants.GetValueOrDefault(p.Name))!;
    }
}
