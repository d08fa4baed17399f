namespace FieldServices.EventStore.Appending;

/// <summary>What to remember about a command that its sender may repeat.</summary>
/// <param name="Fingerprint">A hash of the command's payload: the same id with another payload is a mistake of the sender.</param>
/// <param name="Answer">JSON that the sender was told besides ids and versions, or null.</param>
public sealed record OutcomeNote(byte[] Fingerprint, byte[]? Answer);
