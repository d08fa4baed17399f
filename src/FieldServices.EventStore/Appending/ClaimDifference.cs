namespace FieldServices.EventStore.Appending;

/// <summary>One claim in which the table of claims differs from what follows from the log. Its key is not told: it may tell of a person.</summary>
/// <param name="Stream">The stream whose claim it is.</param>
/// <param name="Kind">The kind of the claim.</param>
/// <param name="Held">True when the stream holds it without a reason; false when the stream should hold it and does not.</param>
/// <param name="Holder">The other stream that has it, so that it cannot be given to this one; null when there is none.</param>
public sealed record ClaimDifference(StreamId Stream, string Kind, bool Held, StreamId? Holder);
