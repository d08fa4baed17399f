using System.Security.Cryptography;
using FieldServices.EventStore.Placing;

namespace FieldServices.EventStore.Sealing;

/// <summary>Finds keys, makes those that are missing, and remembers them for a while. Safe for concurrent use.</summary>
internal sealed class KeyRing
{
    private readonly Places places;
    private readonly MasterKeys masters;
    private readonly KeyCache cache;
    private readonly Dictionary<Place, KeyTable> tables;

    public KeyRing(Places places, SealingOptions options)
    {
        (this.places, masters) = (places, options.Masters);
        cache = new KeyCache(options.MostKeys, options.KeysKeptFor, TimeProvider.System);
        tables = places.All.ToDictionary(p => p, p => new KeyTable(p.Database));
        foreach (var place in places.All)
            place.WakeUps.KeyDestroyed += cache.Drop;
    }

    /// <summary>The key with which a subject's data is sealed now, if it is remembered.</summary>
    public DataKey? Remembered(TenantId tenant, string subject) => cache.FindUsable(tenant, subject);

    /// <summary>The key with which a subject's data is sealed now; made and durable when the subject had none.</summary>
    /// <exception cref="MasterKeyException">There is no master key, or not the one that wrapped the subject's key.</exception>
    public async Task<DataKey> UsableAsync(TenantId tenant, string subject, CancellationToken cancellationToken)
    {
        if (masters.IsEmpty)
            throw new MasterKeyException("Personal data cannot be stored: this process has no master key.");
        while (true)
        {
            if (Remembered(tenant, subject) is { } known)
                return known;
            if (await places.ReadAsync(tenant, p => tables[p].FindUsableAsync(tenant, subject, cancellationToken), cancellationToken) is { } found)
                return Usable(tenant, found);
            var (stored, bytes) = New(tenant, subject);
            if (await places.WriteAsync(tenant, p => tables[p].CreateAsync(tenant, stored, SHA256.HashData(bytes), cancellationToken), cancellationToken))
                return Keep(new DataKey(tenant, stored.Id, subject, bytes, isDestroyed: false));
        }
    }

    /// <summary>Keys by their ids, in one round trip for those that are not remembered; what does not exist is left out.</summary>
    public async ValueTask<Dictionary<Guid, DataKey>> FindAsync(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<Guid, DataKey>();
        var missing = new List<Guid>();
        foreach (var id in ids)
        {
            if (cache.Find(tenant, id) is { } key)
                keys[id] = key;
            else
                missing.Add(id);
        }
        if (missing.Count == 0)
            return keys;
        foreach (var stored in await places.ReadAsync(tenant, p => tables[p].FindAsync(tenant, [.. missing], cancellationToken), cancellationToken))
            keys[stored.Id] = Keep(Unwrapped(tenant, stored));
        return keys;
    }

    private DataKey Usable(TenantId tenant, StoredKey stored) => Unwrapped(tenant, stored) is { Bytes: not null } key
        ? Keep(key)
        : throw new MasterKeyException($"The key of a data subject was wrapped by the master key {stored.Master}, which this process does not have: configure it behind the present one.");

    private DataKey Unwrapped(TenantId tenant, StoredKey stored) => new(
        tenant, stored.Id, stored.Subject,
        stored.Wrapped is { } wrapped ? masters.Unwrap(stored.Master, wrapped, DataKey.BoundTo(tenant, stored.Id, stored.Subject)) : null,
        stored.IsDestroyed);

    private (StoredKey Stored, byte[] Bytes) New(TenantId tenant, string subject)
    {
        var (id, bytes) = (Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(MasterKeys.Size));
        return (new StoredKey(id, subject, masters.CurrentId, masters.Wrap(bytes, DataKey.BoundTo(tenant, id, subject)), IsDestroyed: false), bytes);
    }

    private DataKey Keep(DataKey key)
    {
        cache.Keep(key);
        return key;
    }
}
