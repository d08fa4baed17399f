namespace FieldServices.EventStore.Archiving;

/// <summary>A stream in the archive.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its version, which it keeps.</param>
/// <param name="ArchivedAt">Since when.</param>
public sealed record ArchivedStream(StreamId Stream, long Version, DateTimeOffset ArchivedAt);
