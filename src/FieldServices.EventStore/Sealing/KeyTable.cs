using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Sealing;

/// <summary>The keys of one database, as they are stored.</summary>
internal sealed class KeyTable(NpgsqlDataSource database)
{
    private const string Columns = "key_id, subject, master, wrapped, destroyed_at is not null";
    private const string ByIds = $"select {Columns} from eventstore.data_keys where tenant_id = $1 and key_id = any($2)";
    private const string Usable = $"select {Columns} from eventstore.data_keys where tenant_id = $1 and subject = $2 and destroyed_at is null";
    private const string Start = "insert into eventstore.tenant_heads (tenant_id, position, recorded_at) values ($1, 0, clock_timestamp()) on conflict do nothing";

    private static readonly string Create = EmbeddedSql.Read("Sealing.create-key.sql");

    public Task<List<StoredKey>> FindAsync(TenantId tenant, Guid[] ids, CancellationToken cancellationToken) => ReadAsync(ByIds, tenant, ids, cancellationToken);

    public async Task<StoredKey?> FindUsableAsync(TenantId tenant, string subject, CancellationToken cancellationToken) =>
        (await ReadAsync(Usable, tenant, subject, cancellationToken)).FirstOrDefault();

    /// <summary>Makes a key; durable when it returns true.</summary>
    /// <returns>False when the subject has one.</returns>
    /// <exception cref="TenantMovedException">The log is closed here.</exception>
    public async Task<bool> CreateAsync(TenantId tenant, StoredKey key, byte[] fingerprint, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using (var command = database.CreateCommand(Create))
            {
                foreach (var value in (object[])[tenant.Value, key.Subject, key.Id, key.Master, fingerprint, key.Wrapped!])
                    command.Parameters.Add(new() { Value = value });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                if (await reader.ReadAsync(cancellationToken))
                    return reader.GetBoolean(0) ? reader.GetBoolean(1) : throw new TenantMovedException(tenant);
            }
            // The tenant's first key comes before its first event.
            await using var start = database.CreateCommand(Start);
            start.Parameters.Add(new() { Value = tenant.Value });
            await start.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<List<StoredKey>> ReadAsync(string sql, TenantId tenant, object value, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<StoredKey>();
        while (await reader.ReadAsync(cancellationToken))
            keys.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2),
                await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetFieldValue<byte[]>(3), reader.GetBoolean(4)));
        return keys;
    }
}
