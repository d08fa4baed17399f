using System.Security.Claims;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Api.Security;

/// <summary>Who is asking, and for which tenant. Everything a request does is done as its caller.</summary>
public sealed record Caller(TenantId Tenant, Role Role, string KeyId, ClientTier? Tier = null)
{
    public static Caller Of(StoredKey key) => new(key.Tenant, key.Role, key.Id, key.Tier);

    public Actor Actor => new(Role.ToString().ToLowerInvariant(), $"key:{KeyId}");

    /// <summary>The caller of an authenticated request.</summary>
    public static Caller Of(HttpContext context) => From(context.User)
        ?? throw new InvalidOperationException("The request is not authenticated; its route must require authorization.");

    public static Caller? From(ClaimsPrincipal user) => (user.Identity as Known)?.Caller;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new Known(this, scheme));

    // Every request asks for its caller more than once; claims would be made and read as text each time.
    private sealed class Known(Caller caller, string scheme) : ClaimsIdentity(scheme)
    {
        public Caller Caller => caller;
    }
}
