namespace FieldServices.EventStore.Projecting;

/// <summary>A row of a view while it is folded.</summary>
/// <param name="Row">The row; null when there is none.</param>
/// <param name="Since">The position since which it is so, or since which there is none; 0 when there never was one.</param>
/// <param name="Open">The last span of its timeline; null when it is not known, or has an end.</param>
internal readonly record struct RowState(object? Row, long Since, OpenSpan? Open = null);
