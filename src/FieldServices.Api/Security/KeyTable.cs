using System.Security.Cryptography;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace FieldServices.Api.Security;

/// <summary>The API keys. A key is looked up at most once in <see cref="CacheFor"/>, so a revocation takes effect within that time.</summary>
public sealed class KeyTable(NpgsqlDataSource database, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan CacheFor = TimeSpan.FromSeconds(5);

    private const string Columns = "id, tenant_id, hash, role, name, created_at, expires_at, revoked_at, tier";
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>The owner of a presented key; null when it is unknown, expired, revoked or wrong.</summary>
    public async Task<StoredKey?> AuthenticateAsync(string? presented, CancellationToken cancellationToken)
    {
        if (ApiKey.TryParse(presented) is not { } key)
            return null;
        if (!cache.TryGetValue(key.Id, out StoredKey? stored))
        {
            stored = await FindAsync(key.Id, cancellationToken);
            cache.Set(key.Id, stored, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CacheFor });
        }
        return stored is not null && stored.IsUsableAt(time.GetUtcNow()) && CryptographicOperations.FixedTimeEquals(key.Hash(), stored.Hash)
            ? stored
            : null;
    }

    public async Task InsertAsync(
        ApiKey key, TenantId tenant, Role role, string name, DateTimeOffset? expiresAt, CancellationToken cancellationToken, ClientTier? tier = null)
    {
        await using var command = database.CreateCommand(
            "insert into api.keys (id, tenant_id, hash, role, name, expires_at, tier) values ($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.Add(new() { Value = key.Id });
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = key.Hash() });
        command.Parameters.Add(new() { Value = role.ToString() });
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = expiresAt is { } at ? at.ToUniversalTime() : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        command.Parameters.Add(TextOf(tier?.ToString()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Revokes a key of the tenant.</summary>
    /// <returns>False when the tenant has no such key, or it was revoked before.</returns>
    public async Task<bool> RevokeAsync(TenantId tenant, string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update api.keys set revoked_at = now() where tenant_id = $1 and id = $2 and revoked_at is null");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Changes what a usable key of the tenant may do and ask for; null leaves a part as it is.</summary>
    /// <returns>False when the tenant has no such key, or it was revoked.</returns>
    public async Task<bool> ChangeAsync(TenantId tenant, string id, Role? role, ClientTier? tier, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update api.keys set role = coalesce($3, role), tier = coalesce($4, tier) where tenant_id = $1 and id = $2 and revoked_at is null");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(TextOf(role?.ToString()));
        command.Parameters.Add(TextOf(tier?.ToString()));
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>These keys as they are stored now, past the cache.</summary>
    public async Task<IReadOnlyList<StoredKey>> CurrentAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from api.keys where id = any($1)");
        command.Parameters.Add(new() { Value = ids.ToArray() });
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredKey>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from api.keys where tenant_id = $1 order by created_at");
        command.Parameters.Add(new() { Value = tenant.Value });
        return await ReadAsync(command, cancellationToken);
    }

    public void Dispose() => cache.Dispose();

    private static NpgsqlParameter TextOf(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    private async Task<StoredKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from api.keys where id = $1");
        command.Parameters.Add(new() { Value = id });
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<StoredKey>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var keys = new List<StoredKey>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            keys.Add(new StoredKey(
                reader.GetString(0),
                new TenantId(reader.GetGuid(1)),
                reader.GetFieldValue<byte[]>(2),
                Enum.Parse<Role>(reader.GetString(3)),
                reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7),
                reader.IsDBNull(8) ? null : Enum.Parse<ClientTier>(reader.GetString(8))));
        return keys;
    }
}
