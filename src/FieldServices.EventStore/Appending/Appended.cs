namespace FieldServices.EventStore.Appending;

/// <summary>Where the events of an append stand. They are durable when the caller sees this.</summary>
/// <param name="Version">The stream's version after the last of them.</param>
/// <param name="Position">The log position of the last of them.</param>
/// <param name="RecordedAt">When they were written (UTC).</param>
public sealed record Appended(long Version, long Position, DateTimeOffset RecordedAt);
