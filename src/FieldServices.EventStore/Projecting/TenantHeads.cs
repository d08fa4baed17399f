using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Compares the heads of the tenants' logs with the checkpoints of views.</summary>
internal static class TenantHeads
{
    public static async Task<IReadOnlyList<(TenantId Tenant, long Position)>> AllAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select tenant_id, position from eventstore.tenant_heads order by tenant_id");
        var heads = new List<(TenantId, long)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            heads.Add((new TenantId(reader.GetGuid(0)), reader.GetInt64(1)));
        return heads;
    }

    public static async Task<IReadOnlyList<TenantId>> BehindAsync(NpgsqlDataSource database, string[] tables, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select distinct h.tenant_id
            from eventstore.tenant_heads h cross join unnest($1) v (name)
            left join eventstore.checkpoints c on c.view = v.name and c.tenant_id = h.tenant_id
            where coalesce(c.position, 0) < h.position and c.stopped_at is null
            """);
        command.Parameters.Add(new() { Value = tables });
        var tenants = new List<TenantId>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(new TenantId(reader.GetGuid(0)));
        return tenants;
    }

    public static async Task<IReadOnlyList<ViewLag>> LagAsync(NpgsqlDataSource database, IReadOnlyList<View> views, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select v.name, coalesce(sum(h.position - coalesce(c.position, 0)), 0)::bigint,
              count(*) filter (where h.position > coalesce(c.position, 0)),
              (select count(*) from eventstore.parked p where p.view = v.name)
            from unnest($1) v (name) left join eventstore.tenant_heads h on true
            left join eventstore.checkpoints c on c.view = v.name and c.tenant_id = h.tenant_id
            group by v.name
            """);
        command.Parameters.Add(new() { Value = views.Select(v => v.Table).ToArray() });
        var lags = new Dictionary<string, (long Events, long Tenants, long Parked)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            lags[reader.GetString(0)] = (reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        return [.. views.Select(v => new ViewLag(v.Name, v.Version, lags[v.Table].Events, lags[v.Table].Tenants) { Parked = lags[v.Table].Parked })];
    }
}
