namespace FieldServices.Soak.Evidence;

/// <summary>What a query answered that carried the position of the reader's own last write.</summary>
/// <param name="Stream">What was read.</param>
/// <param name="Position">The position that the query carried.</param>
/// <param name="Expected">What the write had answered.</param>
/// <param name="Seen">What the view answered; null for no row.</param>
/// <param name="Stale">The answer said of itself that it was stale.</param>
public sealed record ReadAfterWrite(string Stream, long Position, string Expected, string? Seen, bool Stale);
