namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>What was checked.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Checkpoints">How many signed checkpoints the log was compared with.</param>
/// <param name="Root">The root of the tree over all events.</param>
/// <param name="Findings">How many things were not as they should be.</param>
public sealed record Verified(long Events, int Checkpoints, Digest Root, int Findings);
