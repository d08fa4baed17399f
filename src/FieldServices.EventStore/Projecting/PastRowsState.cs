namespace FieldServices.EventStore.Projecting;

/// <summary>Where the superseded rows of a view stand in one database.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Declared">How long the program keeps them; null for ever, zero not at all.</param>
/// <param name="IsDecided">True when an operator decided otherwise.</param>
/// <param name="Decided">What the operator decided; null for ever, zero not at all.</param>
/// <param name="From">The greatest position before which some tenant cannot be asked as of.</param>
/// <param name="Bytes">The size of the rows of now, with their indexes.</param>
/// <param name="HistoryBytes">The size of the superseded rows, with theirs.</param>
public sealed record PastRowsState(string View, TimeSpan? Declared, bool IsDecided, TimeSpan? Decided, long From, long Bytes, long HistoryBytes);
