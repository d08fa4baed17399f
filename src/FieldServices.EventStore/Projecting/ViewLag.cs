namespace FieldServices.EventStore.Projecting;

/// <summary>How far a view is behind the log.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Version">The view's version.</param>
/// <param name="Events">Positions not yet folded, over all tenants.</param>
/// <param name="Tenants">Tenants for which it is behind.</param>
public sealed record ViewLag(string View, int Version, long Events, long Tenants)
{
    /// <summary>How many streams are parked, over all tenants.</summary>
    public long Parked { get; init; }

    /// <summary>For how many tenants it is stopped.</summary>
    public long Stopped { get; init; }

    /// <summary>For how many tenants its last page failed, and not because of an event; on whichever node.</summary>
    public long Failing { get; init; }

    /// <summary>The kind of the error that has lasted longest; null when nothing fails.</summary>
    public string? Error { get; init; }

    /// <summary>Since when that error lasts; null when nothing fails.</summary>
    public DateTimeOffset? FailingSince { get; init; }
}
