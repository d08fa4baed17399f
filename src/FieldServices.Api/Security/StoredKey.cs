using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Api.Security;

/// <summary>What the database keeps of a key.</summary>
public sealed record StoredKey(
    string Id, TenantId Tenant, byte[] Hash, Role Role, string Name, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt,
    ClientTier? Tier = null)
{
    public bool IsUsableAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
