namespace FieldServices.EventStore.Projecting;

/// <summary>A stream whose events a view does not fold at present, because one of them failed.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Tenant">The owner.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version of the event that failed; those after it wait.</param>
/// <param name="Position">That event's position in the log.</param>
/// <param name="Error">The kind of the error, without anything that the event says.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="RetryAt">When it is tried again by itself.</param>
public sealed record ParkedStream(
    string View, TenantId Tenant, StreamId Stream, long Version, long Position, string Error, DateTimeOffset Since, int Attempts, DateTimeOffset RetryAt);
