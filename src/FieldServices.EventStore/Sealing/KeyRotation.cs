using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Sealing;

/// <summary>Wraps the keys of persons with another master key, and tells which master keys are in use. Safe while everybody works.</summary>
/// <param name="places">The databases.</param>
/// <param name="masters">The keys: the first wraps from now on, and those that wrapped before must be among the others.</param>
public sealed class KeyRotation(Places places, MasterKeys masters)
{
    private const int PageSize = 500;

    private const string Standing =
        "select master, count(*) from eventstore.data_keys where wrapped is not null group by master order by master";

    private const string Page =
        """
        select tenant_id, key_id, subject, master, wrapped from eventstore.data_keys
        where wrapped is not null and master <> $1 and (tenant_id, key_id) > ($2, $3) order by tenant_id, key_id limit $4
        """;

    // Invariant: a key is replaced only by itself in another wrapping. One that was destroyed meanwhile, or wrapped by somebody else,
    // stays as it is.
    // Held by: RotationContract.A_key_that_is_destroyed_while_it_is_wrapped_anew_stays_destroyed
    private const string Replace =
        "update eventstore.data_keys set master = $3, wrapped = $4 where tenant_id = $1 and key_id = $2 and wrapped = $5";

    /// <summary>How many keys each master key has wrapped, in all databases.</summary>
    public async Task<IReadOnlyDictionary<string, long>> StandingAsync(CancellationToken cancellationToken = default)
    {
        var standing = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var place in places.All)
        {
            await using var command = place.Database.CreateCommand(Standing);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                standing[reader.GetString(0)] = standing.GetValueOrDefault(reader.GetString(0)) + reader.GetInt64(1);
        }
        return standing;
    }

    /// <summary>Wraps every key with the first master key, in small steps that may be broken off and done again.</summary>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellationToken">Stops between two keys.</param>
    /// <returns>How many were wrapped anew.</returns>
    /// <exception cref="MasterKeyException">There is no master key, or not the one that wrapped some key; those before it are done.</exception>
    public async Task<long> RunAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        if (masters.IsEmpty)
            throw new MasterKeyException("There is no master key to wrap with.");
        var done = 0L;
        foreach (var place in places.All)
        {
            var last = (Tenant: Guid.Empty, Key: Guid.Empty);
            while (await PageAsync(place, last, cancellationToken) is { Count: > 0 } page)
            {
                foreach (var (tenant, key) in page)
                    done += await ReplaceAsync(place, tenant, key, cancellationToken);
                last = (page[^1].Tenant.Value, page[^1].Key.Id);
                progress?.Report(done);
            }
        }
        return done;
    }

    private async Task<List<(TenantId Tenant, StoredKey Key)>> PageAsync(Place place, (Guid Tenant, Guid Key) after, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(Page);
        foreach (var value in (object[])[masters.CurrentId, after.Tenant, after.Key, PageSize])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<(TenantId, StoredKey)>();
        while (await reader.ReadAsync(cancellationToken))
            page.Add((
                new TenantId(reader.GetGuid(0)),
                new StoredKey(reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4), IsDestroyed: false)));
        return page;
    }

    private async Task<int> ReplaceAsync(Place place, TenantId tenant, StoredKey key, CancellationToken cancellationToken)
    {
        var bound = DataKey.BoundTo(tenant, key.Id, key.Subject);
        var bytes = masters.Unwrap(key.Master, key.Wrapped!, bound)
            ?? throw new MasterKeyException($"The key {key.Id} was wrapped by the master key {key.Master}, which is not among those that are configured: add it behind the new one.");
        await using var command = place.Database.CreateCommand(Replace);
        foreach (var value in (object[])[tenant.Value, key.Id, masters.CurrentId, masters.Wrap(bytes, bound), key.Wrapped!])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
