using System.Security.Claims;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using Claim = System.Security.Claims.Claim;

namespace FieldServices.Api.Security;

/// <summary>Who is asking, and for which tenant. Everything a request does is done as its caller.</summary>
public sealed record Caller(TenantId Tenant, Role Role, string KeyId, ClientTier? Tier = null)
{
    private const string TenantClaim = "tenant";
    private const string TierClaim = "tier";

    public static Caller Of(StoredKey key) => new(key.Tenant, key.Role, key.Id, key.Tier);

    public Actor Actor => new(Role.ToString().ToLowerInvariant(), $"key:{KeyId}");

    /// <summary>The caller of an authenticated request.</summary>
    public static Caller Of(HttpContext context) => From(context.User)
        ?? throw new InvalidOperationException("The request is not authenticated; its route must require authorization.");

    public static Caller? From(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true
            ? new Caller(
                new TenantId(Guid.Parse(user.FindFirstValue(TenantClaim)!)),
                Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
                user.FindFirstValue(ClaimTypes.NameIdentifier)!,
                user.FindFirstValue(TierClaim) is { } tier ? Enum.Parse<ClientTier>(tier) : null)
            : null;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(TenantClaim, Tenant.ToString()),
            new Claim(ClaimTypes.Role, Role.ToString()),
            new Claim(ClaimTypes.NameIdentifier, KeyId),
            .. Tier is { } tier ? [new Claim(TierClaim, tier.ToString())] : Array.Empty<Claim>(),
        ],
        scheme));
}
