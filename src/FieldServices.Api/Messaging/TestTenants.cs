using System.Collections.Concurrent;
using FieldServices.Api.Security;
using FieldServices.EventStore;

namespace FieldServices.Api.Messaging;

/// <summary>Which tenants are in test mode, whose messages must reach nobody. A tenant's mode never changes, so it is remembered.</summary>
public sealed class TestTenants(TenantTable tenants)
{
    private readonly ConcurrentDictionary<TenantId, bool> known = new();

    /// <summary>True for a tenant in test mode, and to be safe for one that nobody made.</summary>
    public async ValueTask<bool> IsTestAsync(TenantId tenant)
    {
        if (known.TryGetValue(tenant, out var test))
            return test;
        foreach (var found in await tenants.AllAsync(CancellationToken.None))
            known[found.Id] = found.Mode == "test";
        return !known.TryGetValue(tenant, out test) || test;
    }
}
