namespace FieldServices.EventStore.Projecting;

/// <summary>What a rebuild found when it had come as far as the table in use.</summary>
/// <param name="Rows">The rows of the new table, over all tenants.</param>
/// <param name="Differing">Rows of either table that the other does not have; 0 when the view was right before.</param>
public sealed record Rebuilt(long Rows, long Differing);
