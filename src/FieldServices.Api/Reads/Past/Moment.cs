namespace FieldServices.Api.Reads.Past;

/// <summary>Which state of the views a query asks for.</summary>
/// <param name="Position">As of this position of the log; null for now.</param>
/// <param name="TrueAt">What was true at this time, by what was known as of the position; null for the rows as they were recorded.</param>
public sealed record Moment(long? Position, DateTimeOffset? TrueAt)
{
    /// <summary>As it is now.</summary>
    public static Moment Now { get; } = new(null, null);

    /// <summary>What is known: as of the position, or all.</summary>
    public long Known => Position ?? long.MaxValue - 1;
}
