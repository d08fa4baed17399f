namespace FieldServices.EventStore.Projecting;

/// <summary>An event of a page, and the row of its key before and after it.</summary>
/// <param name="Envelope">The event.</param>
/// <param name="Before">The row before; null when there was none.</param>
/// <param name="After">The row after; null when there is none.</param>
internal readonly record struct Step(Envelope Envelope, object? Before, object? After);
