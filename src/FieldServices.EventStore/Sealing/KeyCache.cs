namespace FieldServices.EventStore.Sealing;

/// <summary>The keys used last, for a short time. Safe for concurrent use.</summary>
internal sealed class KeyCache(int most, TimeSpan keptFor, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(TenantId Tenant, Guid Id), LinkedListNode<(DataKey Key, long At)>> byId = [];
    private readonly Dictionary<(TenantId Tenant, string Subject), DataKey> bySubject = [];
    private readonly LinkedList<(DataKey Key, long At)> byUse = new();

    public DataKey? Find(TenantId tenant, Guid id)
    {
        lock (gate)
        {
            if (!byId.TryGetValue((tenant, id), out var node))
                return null;
            if (time.GetElapsedTime(node.Value.At) > keptFor)
            {
                Drop(node);
                return null;
            }
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Key;
        }
    }

    /// <summary>The key with which a subject's data is sealed now.</summary>
    public DataKey? FindUsable(TenantId tenant, string subject)
    {
        lock (gate)
            return bySubject.TryGetValue((tenant, subject), out var key) ? Find(tenant, key.Id) : null;
    }

    public void Keep(DataKey key)
    {
        lock (gate)
        {
            if (byId.TryGetValue((key.Tenant, key.Id), out var known))
                Drop(known);
            byId[(key.Tenant, key.Id)] = byUse.AddFirst((key, time.GetTimestamp()));
            if (key.Bytes is not null)
                bySubject[(key.Tenant, key.Subject)] = key;
            while (byId.Count > most)
                Drop(byUse.Last!);
        }
    }

    /// <summary>Forgets a key that somebody has destroyed.</summary>
    public void Drop(TenantId tenant, Guid id)
    {
        lock (gate)
        {
            if (byId.TryGetValue((tenant, id), out var known))
                Drop(known);
        }
    }

    private void Drop(LinkedListNode<(DataKey Key, long At)> node)
    {
        var key = node.Value.Key;
        byUse.Remove(node);
        byId.Remove((key.Tenant, key.Id));
        if (bySubject.TryGetValue((key.Tenant, key.Subject), out var usable) && usable.Id == key.Id)
            bySubject.Remove((key.Tenant, key.Subject));
    }
}
