namespace FieldServices.EventStore.Archiving;

/// <summary>What was decided about the archive of a tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Rest">How long a finished stream must have rested; null for what its rule says.</param>
/// <param name="RanAt">When a run by itself began last; null when none has.</param>
public sealed record ArchiveSetting(TenantId Tenant, TimeSpan? Rest, DateTimeOffset? RanAt);
