namespace FieldServices.Workflows.Messages;

/// <summary>A message that this node may send until the claim ends.</summary>
/// <param name="Outgoing">The message.</param>
/// <param name="Claim">The claim; settling needs it.</param>
/// <param name="Until">When it ends (UTC).</param>
internal sealed record ClaimedMessage(OutgoingMessage Outgoing, Guid Claim, DateTimeOffset Until);
