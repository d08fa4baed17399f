using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Placing.Moving;
using Npgsql;

namespace FieldServices.Api.Security;

/// <summary>Deletes tenants that were made for trying things out, or never had an event, with everything that they have.</summary>
public sealed class TenantDeletion(Places places, MoveOptions tables)
{
    // Recorded before anything is gone, so that an interrupted deletion is seen too.
    private const string Begin =
        """
        insert into api.deleted_tenants as d (tenant_id, slug, name, mode) values ($1, $2, $3, $4)
        on conflict (tenant_id) do nothing
        """;

    private const string Revoke = "update api.keys set revoked_at = now() where tenant_id = $1 and revoked_at is null";

    private static readonly string[] Finish =
    [
        "delete from api.keys where tenant_id = $1",
        "delete from api.calendar_links where tenant_id = $1",
        "delete from eventstore.placements where tenant_id = $1",
        "delete from api.tenants where id = $1",
    ];

    /// <summary>Why a tenant may not be deleted; null when it may.</summary>
    public async Task<string?> RefusalAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (tenant.Mode == "test")
            return null;
        foreach (var place in places.All)
        {
            await using var command = place.Database.CreateCommand("select coalesce(max(position), 0) from eventstore.tenant_heads where tenant_id = $1");
            command.Parameters.Add(new() { Value = tenant.Id.Value });
            if ((long)(await command.ExecuteScalarAsync(cancellationToken))! > 0)
                return $"{tenant.Slug} is a live tenant with events, which are kept. To end its use, revoke its keys ('keys revoke'); only tenants made with --test, or without any event, can be deleted.";
        }
        return null;
    }

    /// <summary>Deletes a tenant; keys first. Whatever stops it, it can be repeated.</summary>
    /// <returns>How many rows were deleted in this run, without the tenant and its keys.</returns>
    /// <exception cref="MoveFailedException">It is being moved or deleted by another process.</exception>
    public async Task<long> RunAsync(Tenant tenant, IProgress<long> progress, CancellationToken cancellationToken)
    {
        await WithinAsync(cancellationToken, (Begin, [tenant.Id.Value, tenant.Slug, tenant.Name, tenant.Mode]), (Revoke, [tenant.Id.Value]));
        var rows = await new TenantRemoval(places, tables).RunAsync(tenant.Id, progress, cancellationToken);
        await WithinAsync(
            cancellationToken,
            [.. Finish.Select(sql => (sql, new object[] { tenant.Id.Value })), ("update api.deleted_tenants set finished_at = now(), rows = $2 where tenant_id = $1", [tenant.Id.Value, rows])]);
        return rows;
    }

    /// <summary>Which tenants were deleted, or are being deleted, the latest first.</summary>
    public async Task<IReadOnlyList<DeletedTenant>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = places.Home.Database.CreateCommand(
            "select tenant_id, slug, name, mode, started_at, finished_at from api.deleted_tenants order by started_at desc, tenant_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var deleted = new List<DeletedTenant>();
        while (await reader.ReadAsync(cancellationToken))
        {
            deleted.Add(new(
                new TenantId(reader.GetGuid(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5)));
        }
        return deleted;
    }

    private async Task WithinAsync(CancellationToken cancellationToken, params IReadOnlyList<(string Sql, object[] Values)> statements)
    {
        await using var connection = await places.Home.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (sql, values) in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }
}
