namespace FieldServices.EventStore.Proving;

/// <summary>A checkpoint as it is kept.</summary>
/// <param name="Size">How many events it is over.</param>
/// <param name="SignedAt">When it was signed, by the clock of the database; not part of what is signed.</param>
/// <param name="Note">The signed note.</param>
public sealed record SignedCheckpoint(long Size, DateTimeOffset SignedAt, string Note);
