namespace FieldServices.EventStore.Projecting;

/// <summary>A row of a view while it is folded.</summary>
/// <param name="Row">The row; null when there is none.</param>
/// <param name="Since">The position since which it is so, or since which there is none; 0 when there never was one.</param>
internal readonly record struct RowState(object? Row, long Since);
