namespace FieldServices.EventStore.Projecting;

/// <summary>Where a view of a tenant stands.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Version">The view's version.</param>
/// <param name="Tenant">The owner.</param>
/// <param name="Position">How far it has come.</param>
/// <param name="Head">The end of the log.</param>
/// <param name="Parked">How many streams are parked.</param>
/// <param name="StoppedAt">Since when it is stopped; null when it runs.</param>
/// <param name="StoppedWhy">Why it is stopped; null when it runs.</param>
public sealed record ViewState(
    string View, int Version, TenantId Tenant, long Position, long Head, long Parked, DateTimeOffset? StoppedAt, string? StoppedWhy);
