namespace FieldServices.Workflows;

/// <summary>When to try again after an attempt has failed: pauses that grow by a factor, each shortened by chance by up to half.</summary>
public sealed record RetrySchedule
{
    /// <summary>The pause after the first attempt.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How much longer each pause is than the one before it.</summary>
    public double Factor { get; init; } = 3;

    /// <summary>No pause is longer.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many attempts there are; after the last the message is a dead letter.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The pause after an attempt; null when it was the last.</summary>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <param name="chance">From 0 up to 1, drawn by the caller; spreads what failed together.</param>
    public TimeSpan? After(int attempt, double chance) =>
        attempt >= Attempts ? null : Math.Min(1, First / Longest * Math.Pow(Factor, attempt - 1)) * Longest * (1 - chance / 2);
}
