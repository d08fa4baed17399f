using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Compares the heads of the tenants' logs with the checkpoints of views.</summary>
internal static class TenantHeads
{
    private static readonly string LagSql = EmbeddedSql.Read("Projecting.lag.sql");

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
            where coalesce(c.position, 0) < h.position and c.stopped_at is null and h.closed_at is null
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
        await using var command = database.CreateCommand(LagSql);
        command.Parameters.Add(new() { Value = views.Select(v => v.Table).ToArray() });
        var byTable = views.ToDictionary(v => v.Table);
        var lags = new Dictionary<View, ViewLag>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var view = byTable[reader.GetString(0)];
            lags[view] = new ViewLag(view.Name, view.Version, reader.GetInt64(1), reader.GetInt64(2))
            {
                Parked = reader.GetInt64(3),
                Stopped = reader.GetInt64(4),
                Failing = reader.GetInt64(5),
                Error = await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6),
                FailingSince = await reader.IsDBNullAsync(7, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(7),
            };
        }
        return [.. views.Select(v => lags[v])];
    }
}
