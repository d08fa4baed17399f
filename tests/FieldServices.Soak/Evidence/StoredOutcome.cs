namespace FieldServices.Soak.Evidence;

/// <summary>What the store remembers of a command.</summary>
/// <param name="Stream">The stream that it concerned.</param>
/// <param name="Version">The stream's version after it; null for a rejection.</param>
/// <param name="Position">The position of its last event; null for a rejection.</param>
/// <param name="Events">The names of its events.</param>
/// <param name="Code">Why it was rejected.</param>
public sealed record StoredOutcome(string Stream, long? Version, long? Position, IReadOnlyList<string> Events, string? Code);
