namespace FieldServices.EventStore.Appending;

/// <summary>A claim, and who has it.</summary>
/// <param name="Claim">What is claimed.</param>
/// <param name="Holder">The stream that has it.</param>
public sealed record HeldClaim(Claim Claim, StreamId Holder);
