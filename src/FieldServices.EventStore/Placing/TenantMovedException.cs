namespace FieldServices.EventStore.Placing;

/// <summary>
/// The tenant's log does not grow in this database: it is in another one, or on its way. Nothing was written. An
/// <see cref="EventLog"/> over several databases follows by itself.
/// </summary>
/// <param name="tenant">The tenant.</param>
public sealed class TenantMovedException(TenantId tenant)
    : Exception($"The log of tenant {tenant} does not grow in this database: the tenant is in another one, or on its way.")
{
    /// <summary>The tenant.</summary>
    public TenantId Tenant { get; } = tenant;
}
