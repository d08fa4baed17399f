namespace FieldServices.Workflows.Messages;

/// <summary>How many messages may leave in a time: a bucket that holds up to a burst and is refilled steadily.</summary>
public sealed record MessageRate
{
    /// <summary>Makes a rate.</summary>
    /// <param name="perSecond">How many in the long run; above 0, and may be below 1.</param>
    /// <param name="burst">How many at once after a pause; by default as many as in a second, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is not positive.</exception>
    public MessageRate(double perSecond, int? burst = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(burst ?? 1, nameof(burst));
        PerSecond = perSecond;
        Burst = burst ?? (int)Math.Max(1, Math.Ceiling(perSecond));
    }

    /// <summary>More than anybody can send.</summary>
    public static MessageRate Unlimited { get; } = new(1_000_000);

    /// <summary>How many in the long run.</summary>
    public double PerSecond { get; }

    /// <summary>How many at once after a pause.</summary>
    public int Burst { get; }

    /// <summary>The share of each of several outboxes that use the same provider without knowing of each other.</summary>
    public MessageRate Among(int outboxes) => outboxes == 1 ? this : new(PerSecond / outboxes, Math.Max(1, Burst / outboxes));
}
