namespace FieldServices.Soak.Evidence;

/// <summary>One command under one idempotency key, with every reply to it, whichever node gave it.</summary>
/// <param name="CommandId">The id that follows from the key.</param>
/// <param name="Name">Such as <c>emergency.acknowledge</c>.</param>
/// <param name="IfMatch">The version that the sender demanded.</param>
/// <param name="Replies">In the order of arrival.</param>
public sealed record SentCommand(Guid CommandId, string Name, long? IfMatch, IReadOnlyList<Reply> Replies)
{
    /// <summary>The first reply that tells what became of the command; null when none did.</summary>
    public Reply? Settled => Replies.FirstOrDefault(r => r.Kind != ReplyKind.Later);
}
