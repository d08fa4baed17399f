namespace FieldServices.EventStore.Appending;

/// <summary>The remembered outcome of a command.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Fingerprint">The hash of the payload that was decided.</param>
/// <param name="Stream">The stream that it concerned.</param>
/// <param name="Appended">Where its events stand; null when it was rejected.</param>
/// <param name="Events">The stored names of its events; empty when it was rejected or changed nothing.</param>
/// <param name="Answer">JSON that the sender was told; for a rejection, the rejection itself.</param>
public sealed record RecordedOutcome(
    string Command, byte[] Fingerprint, StreamId Stream, Appended? Appended, IReadOnlyList<string> Events, byte[]? Answer);
