namespace FieldServices.EventStore.Projecting;

/// <summary>A stream whose events a view does not fold at present: one of them failed, or somebody parked it.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Tenant">The owner.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version of the event that failed, or of the first that waits; those after it wait too.</param>
/// <param name="Position">The position in the log of the event that failed; of a stream parked by hand, how far the view had come.</param>
/// <param name="Error">The kind of the error, without anything that the event says; null when nothing failed.</param>
/// <param name="Since">Since when it is parked.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="RetryAt">When it is tried again by itself; null for never.</param>
public sealed record ParkedStream(
    string View, TenantId Tenant, StreamId Stream, long Version, long Position, string? Error, DateTimeOffset Since, int Attempts, DateTimeOffset? RetryAt)
{
    /// <summary>Why somebody parked it by hand; null when an error did.</summary>
    public string? Reason { get; init; }
}
