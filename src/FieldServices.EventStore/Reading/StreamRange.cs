namespace FieldServices.EventStore.Reading;

/// <summary>Which events of a stream to read, and in which order.</summary>
/// <param name="FromVersion">The lowest version, inclusive, from 1.</param>
/// <param name="ToVersion">The highest version, inclusive.</param>
/// <param name="EffectiveUntil">Only events that were true at or before this instant; null for all.</param>
/// <param name="Limit">At most so many events, counted in reading order.</param>
/// <param name="Backwards">True to read from the newest to the oldest.</param>
public sealed record StreamRange(
    long FromVersion = 1,
    long ToVersion = long.MaxValue,
    DateTimeOffset? EffectiveUntil = null,
    long Limit = long.MaxValue,
    bool Backwards = false)
{
    /// <summary>The whole stream, forwards.</summary>
    public static StreamRange All { get; } = new();
}
