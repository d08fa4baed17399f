namespace FieldServices.Workflows.Messages;

/// <summary>A message as the outbox has it, with everything that happened to it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Message">What to say to whom.</param>
/// <param name="Cause">Why.</param>
/// <param name="State">Whether it is out.</param>
/// <param name="Attempts">How often it was tried since it was added or last put back.</param>
/// <param name="CreatedAt">When it was added (UTC).</param>
public sealed record StoredMessage(Guid Id, Message Message, MessageCause Cause, MessageState State, int Attempts, DateTimeOffset CreatedAt)
{
    /// <summary>When it is tried next (UTC); null unless it waits.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it was sent, died or was discarded (UTC); null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>How the last attempt failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The name that the receiver gave it.</summary>
    public string? Reference { get; init; }

    /// <summary>The channel by which it went; null unless it was sent. Another one than the message's own for tenants in test mode.</summary>
    public string? SentBy { get; init; }
}
