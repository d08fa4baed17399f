using FieldServices.EventStore.Placing;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Archiving;

/// <summary>For which tenants finished streams are archived by themselves; for none until somebody says so.</summary>
/// <param name="places">The databases; what was decided lies where the tenant is, and moves with it.</param>
public sealed class ArchiveSettings(Places places)
{
    private const string Put =
        """
        insert into eventstore.archive_settings as s (tenant_id, after) values ($1, $2)
        on conflict (tenant_id) do update set after = excluded.after, changed_at = clock_timestamp(), ran_at = null
        """;

    private const string Take =
        """
        update eventstore.archive_settings s set ran_at = clock_timestamp()
        where tenant_id in (
          select d.tenant_id from eventstore.archive_settings d
          where (d.ran_at is null or d.ran_at < clock_timestamp() - $1)
            and not exists (select from eventstore.tenant_heads h where h.tenant_id = d.tenant_id and h.closed_at is not null)
          order by d.ran_at nulls first limit 1 for update skip locked)
        returning tenant_id, after, ran_at
        """;

    /// <summary>Archives by itself from now on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="rest">How long a finished stream must have rested; null for what its rule says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task TurnOnAsync(TenantId tenant, TimeSpan? rest, CancellationToken cancellationToken = default) => ExecuteAsync(
        tenant, Put, cancellationToken, new() { Value = tenant.Value }, new() { Value = (object?)rest ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });

    /// <summary>Archives nothing by itself any more; what is archived stays so.</summary>
    public Task TurnOffAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        ExecuteAsync(tenant, "delete from eventstore.archive_settings where tenant_id = $1", cancellationToken, new NpgsqlParameter { Value = tenant.Value });

    /// <summary>What was decided; null when nothing is archived by itself.</summary>
    public Task<ArchiveSetting?> FindAsync(TenantId tenant, CancellationToken cancellationToken = default) => places.ReadAsync(
        tenant,
        p => OneAsync(
            p.Database, "select tenant_id, after, ran_at from eventstore.archive_settings where tenant_id = $1", new() { Value = tenant.Value }, cancellationToken),
        cancellationToken);

    /// <summary>Takes a tenant whose last run began longer ago than this; nobody else takes it until then.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<ArchiveSetting?> TakeDueAsync(TimeSpan every, CancellationToken cancellationToken = default)
    {
        foreach (var place in places.All)
        {
            if (await OneAsync(place.Database, Take, new() { Value = every }, cancellationToken) is { } due)
                return due;
        }
        return null;
    }

    private static async Task<ArchiveSetting?> OneAsync(NpgsqlDataSource database, string sql, NpgsqlParameter value, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ArchiveSetting(
                new TenantId(reader.GetGuid(0)),
                await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetTimeSpan(1),
                await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    private Task<int> ExecuteAsync(TenantId tenant, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] values) => places.WriteAsync(tenant, async place =>
    {
        await using var connection = await place.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await TenantHold.TakeAsync(transaction, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value.Clone());
        var changed = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }, cancellationToken);
}
