namespace FieldServices.EventStore;

/// <summary>One customer of the installation. Every statement of the store is bound to exactly one tenant.</summary>
/// <param name="Value">The identifier; never <see cref="Guid.Empty"/> for a real tenant.</param>
public readonly record struct TenantId(Guid Value)
{
    /// <summary>The identifier as lower-case text with hyphens.</summary>
    public override string ToString() => Value.ToString();
}
