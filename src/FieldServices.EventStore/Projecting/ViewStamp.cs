namespace FieldServices.EventStore.Projecting;

/// <summary>Which state the rows of a view of one tenant are in: as long as it is the same, so is every row.</summary>
/// <param name="Position">How far the view has come.</param>
/// <param name="Writes">Counts the transactions that wrote to it, whatever they did.</param>
public readonly record struct ViewStamp(long Position, long Writes);
