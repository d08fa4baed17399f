namespace FieldServices.EventStore.Projecting;

/// <summary>A row as it was before an event changed or removed it.</summary>
/// <param name="Row">The row.</param>
/// <param name="From">The first position at which it was so.</param>
/// <param name="To">The first position at which it was not so any more.</param>
internal sealed record SupersededRow(object Row, long From, long To);
