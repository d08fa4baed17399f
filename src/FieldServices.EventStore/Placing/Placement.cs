namespace FieldServices.EventStore.Placing;

/// <summary>Where a tenant is.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Place">The name of its database.</param>
/// <param name="Moves">How often it has moved.</param>
public sealed record Placement(TenantId Tenant, string Place, int Moves);
