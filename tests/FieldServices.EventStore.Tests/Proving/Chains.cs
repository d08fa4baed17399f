using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Proving;

/// <summary>Follows the chains of a small log, in memory and one event at a time: so plainly that it cannot be wrong.</summary>
internal static class Chains
{
    public static async Task<List<StoredEntry>> StoredAsync(this StoreDatabase database, TenantId tenant) =>
        await new StoredLog(database.Source).ReadAsync(tenant, 0, long.MaxValue).ListAsync();

    /// <summary>Fails unless every event has the hash that follows from it and the one before.</summary>
    /// <returns>How many events there are.</returns>
    public static async Task<int> HoldAsync(StoreDatabase database, TenantId tenant)
    {
        var last = new Dictionary<StreamId, Digest>();
        var events = await database.StoredAsync(tenant);
        foreach (var e in events)
        {
            Assert.Equal(EventDigest.Of(e, last.GetValueOrDefault(e.Stream)), e.Hash);
            last[e.Stream] = e.Hash;
        }
        return events.Count;
    }
}
