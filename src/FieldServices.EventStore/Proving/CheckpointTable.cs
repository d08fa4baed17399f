using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Proving;

/// <summary>The signed checkpoints of tenants' logs.</summary>
/// <param name="places">The databases.</param>
public sealed class CheckpointTable(Places places)
{
    private const string Page =
        "select size, signed_at, note from eventstore.log_checkpoints where tenant_id = $1 and size < $2 order by size desc limit $3";

    private const string UnsentSql =
        """
        select distinct on (c.tenant_id) c.tenant_id, c.size, c.signed_at, c.note
        from eventstore.log_checkpoints c left join eventstore.log_checkpoints_sent s on s.tenant_id = c.tenant_id and s.target = $1
        where c.size > coalesce(s.size, 0) order by c.tenant_id, c.size desc
        """;

    private const string NoteSentSql =
        """
        insert into eventstore.log_checkpoints_sent as s (tenant_id, target, size) values ($1, $2, $3)
        on conflict (tenant_id, target) do update set size = excluded.size, sent_at = clock_timestamp() where s.size < excluded.size
        """;

    private const string RefusedSql = "select tenant_id, size, refused, refused_at from eventstore.trees where refused is not null order by tenant_id";

    // The last checkpoint of a log is over as many events as its tree.
    private const string StandingSql =
        """
        select max(c.signed_at), count(t.refused), count(*) filter (where coalesce(t.size, 0) = 0 and h.position > 0)
        from eventstore.tenant_heads h left join eventstore.trees t on t.tenant_id = h.tenant_id
          left join eventstore.log_checkpoints c on c.tenant_id = t.tenant_id and c.size = t.size
        where h.closed_at is null
        """;

    /// <summary>Checkpoints of a tenant, the newest first.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="before">Only those over fewer events.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SignedCheckpoint>> ListAsync(TenantId tenant, long before, int limit, CancellationToken cancellationToken = default) =>
        places.ReadAsync(tenant, place => ListAsync(place.Database, tenant, before, limit, cancellationToken), cancellationToken);

    /// <summary>The newest checkpoint of a tenant; null when none was signed yet.</summary>
    public async Task<SignedCheckpoint?> LatestAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        (await ListAsync(tenant, long.MaxValue, 1, cancellationToken)).SingleOrDefault();

    /// <summary>The newest checkpoint of each tenant of a database that was not sent to a target yet.</summary>
    public static async Task<IReadOnlyList<(TenantId Tenant, SignedCheckpoint Checkpoint)>> UnsentAsync(
        Place place, string target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var command = place.Database.CreateCommand(UnsentSql);
        command.Parameters.Add(new() { Value = target });
        var unsent = new List<(TenantId, SignedCheckpoint)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            unsent.Add((new TenantId(reader.GetGuid(0)), Read(reader, 1)));
        return unsent;
    }

    /// <summary>Remembers that a checkpoint, and with it all before it, has arrived at a target.</summary>
    public static async Task NoteSentAsync(Place place, TenantId tenant, string target, long size, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var command = place.Database.CreateCommand(NoteSentSql);
        foreach (var value in new object[] { tenant.Value, target, size })
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The logs of which no further checkpoint is signed, how far they were signed, and why and since when.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, long Size, string Reason, DateTimeOffset Since)>> RefusedAsync(CancellationToken cancellationToken = default)
    {
        var refused = new List<(TenantId, long, string, DateTimeOffset)>();
        foreach (var place in places.All)
        {
            await using var command = place.Database.CreateCommand(RefusedSql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                refused.Add((new TenantId(reader.GetGuid(0)), reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }
        return refused;
    }

    /// <summary>How the checkpoints of all logs stand, in all databases.</summary>
    public async Task<CheckpointStanding> StandingAsync(CancellationToken cancellationToken = default)
    {
        var all = new CheckpointStanding(null, 0, 0);
        foreach (var place in places.All)
        {
            await using var command = place.Database.CreateCommand(StandingSql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            DateTimeOffset? last = await reader.IsDBNullAsync(0, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(0);
            all = new(all.LastSignedAt is null || last > all.LastSignedAt ? last ?? all.LastSignedAt : all.LastSignedAt, all.Refused + reader.GetInt64(1), all.Unsigned + reader.GetInt64(2));
        }
        return all;
    }

    internal static async Task<IReadOnlyList<SignedCheckpoint>> ListAsync(
        NpgsqlDataSource database, TenantId tenant, long before, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page);
        foreach (var value in new object[] { tenant.Value, before, limit })
            command.Parameters.Add(new() { Value = value });
        var list = new List<SignedCheckpoint>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            list.Add(Read(reader, 0));
        return list;
    }

    private static SignedCheckpoint Read(NpgsqlDataReader reader, int at) =>
        new(reader.GetInt64(at), reader.GetFieldValue<DateTimeOffset>(at + 1), reader.GetString(at + 2));
}
