using FieldServices.EventStore;
using Npgsql;

namespace FieldServices.Api.Security;

/// <summary>The tenants of this installation.</summary>
public sealed class TenantTable(NpgsqlDataSource database)
{
    /// <summary>The tenant with this slug, made when there is none.</summary>
    public async Task<Tenant> EnsureAsync(string slug, string name, string mode, CancellationToken cancellationToken)
    {
        await using var insert = database.CreateCommand("insert into api.tenants (id, slug, name, mode) values ($1, $2, $3, $4) on conflict (slug) do nothing");
        insert.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        insert.Parameters.Add(new() { Value = slug });
        insert.Parameters.Add(new() { Value = name });
        insert.Parameters.Add(new() { Value = mode });
        await insert.ExecuteNonQueryAsync(cancellationToken);
        return (await FindAsync(slug, cancellationToken))!;
    }

    public async Task<Tenant?> FindAsync(string slug, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).SingleOrDefault(t => t.Slug == slug);

    public async Task<IReadOnlyList<Tenant>> AllAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, slug, name, mode from api.tenants order by slug");
        var tenants = new List<Tenant>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(new Tenant(new TenantId(reader.GetGuid(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        return tenants;
    }
}
