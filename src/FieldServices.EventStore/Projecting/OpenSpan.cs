namespace FieldServices.EventStore.Projecting;

/// <summary>The last span of a timeline, which has no end yet, as it is stored.</summary>
/// <param name="Row">What is true.</param>
/// <param name="KnownFrom">The position from which on it is known.</param>
/// <param name="From">Since when it is true.</param>
internal sealed record OpenSpan(object Row, long KnownFrom, DateTimeOffset From);
