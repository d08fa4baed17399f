namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>What the first line of an export says.</summary>
/// <param name="Tenant">Whose log it is. The hashes of events contain it, so it is the same wherever the log is imported.</param>
/// <param name="Slug">What the tenant is called where it was exported.</param>
/// <param name="Name">The company's name.</param>
/// <param name="Mode">live or test.</param>
/// <param name="Events">How many events the log had.</param>
/// <param name="TestNow">Where the tenant's own clock stands, in microseconds since 2000-01-01T00:00Z; null without one.</param>
public sealed record ExportHeader(TenantId Tenant, string Slug, string Name, string Mode, long Events, long? TestNow = null);
