using FieldServices.EventStore;

namespace FieldServices.Workflows.Messages;

/// <summary>A message as an adapter gets it.</summary>
/// <param name="Tenant">The owner.</param>
/// <param name="Id">Its identity, the same at every attempt; hand it to the receiver, who can recognise a repetition by it.</param>
/// <param name="Message">What to say to whom.</param>
/// <param name="Cause">Why.</param>
/// <param name="CreatedAt">When it was put into the outbox (UTC).</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
public sealed record OutgoingMessage(TenantId Tenant, Guid Id, Message Message, MessageCause Cause, DateTimeOffset CreatedAt, int Attempt);
