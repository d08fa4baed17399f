namespace FieldServices.EventStore.Projecting;

/// <summary>A stretch of a tenant's log as one view sees it.</summary>
/// <param name="Events">The events that the view folds, in order; those of parked streams and skipped ones are left out.</param>
/// <param name="From">The stretch begins after this position.</param>
/// <param name="To">It ends with this position.</param>
/// <param name="Head">The end of the log as it was seen.</param>
internal sealed record Page(List<Envelope> Events, long From, long To, long Head)
{
    /// <summary>True when it was read a while before it is used, so that the log may have grown since.</summary>
    public bool IsAhead { get; init; }
}
