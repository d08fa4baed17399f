namespace FieldServices.EventStore.Reading;

/// <summary>One name and version of events that a tenant's log holds.</summary>
/// <param name="Name">The stored name.</param>
/// <param name="Version">The stored version.</param>
/// <param name="Count">How many events of it there are.</param>
/// <param name="First">The position of the first of them.</param>
/// <param name="Last">The position of the last of them.</param>
/// <param name="LastAt">When the last of them was recorded.</param>
/// <param name="Type">How it is read; null when nothing in this process can read it.</param>
public sealed record StoredVersion(string Name, int Version, long Count, long First, long Last, DateTimeOffset LastAt, EventType? Type);
