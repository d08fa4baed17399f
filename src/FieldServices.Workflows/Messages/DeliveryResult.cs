namespace FieldServices.Workflows.Messages;

/// <summary>
/// How an attempt ended; a closed set of three. Reasons are kept and shown for ever: a kind of failure, never an address, a name or
/// words of the message.
/// </summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>The receiver has taken the message over.</summary>
    /// <param name="Reference">The name that the receiver gave it, if any.</param>
    public sealed record Sent(string? Reference = null) : DeliveryResult;

    /// <summary>It did not work, but may work later. It may even have worked, if the answer was lost.</summary>
    /// <param name="Reason">The kind of failure.</param>
    /// <param name="RetryAfter">How long the receiver asked to be left alone.</param>
    public sealed record Temporary(string Reason, TimeSpan RetryAfter = default) : DeliveryResult;

    /// <summary>It will not work however often it is tried; the message becomes a dead letter.</summary>
    /// <param name="Reason">The kind of failure, and what to do about it.</param>
    public sealed record Permanent(string Reason) : DeliveryResult;
}
