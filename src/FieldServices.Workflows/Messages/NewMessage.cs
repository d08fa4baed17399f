namespace FieldServices.Workflows.Messages;

/// <summary>A message on its way into the outbox.</summary>
/// <param name="Id">Its identity, which must follow from what caused it, so that adding it again is harmless.</param>
/// <param name="Message">What to say to whom.</param>
/// <param name="Cause">Why.</param>
public sealed record NewMessage(Guid Id, Message Message, MessageCause Cause);
