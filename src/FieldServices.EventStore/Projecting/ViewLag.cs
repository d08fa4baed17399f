namespace FieldServices.EventStore.Projecting;

/// <summary>How far a view is behind the log.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Version">The view's version.</param>
/// <param name="Events">Positions not yet folded, over all tenants.</param>
/// <param name="Tenants">Tenants for which it is behind.</param>
public sealed record ViewLag(string View, int Version, long Events, long Tenants)
{
    /// <summary>How many streams are parked because an event of theirs could not be folded, over all tenants.</summary>
    public long Parked { get; init; }
}
