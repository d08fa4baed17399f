namespace FieldServices.EventStore.Archiving;

/// <summary>What a run has archived.</summary>
/// <param name="Streams">Streams that are in the archive now and were not before.</param>
/// <param name="Events">Events that it has moved.</param>
public sealed record ArchiveRun(long Streams, long Events);
