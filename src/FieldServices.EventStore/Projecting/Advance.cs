namespace FieldServices.EventStore.Projecting;

/// <summary>How far one step carried a view of a tenant.</summary>
/// <param name="From">The position before.</param>
/// <param name="To">The position now; every event up to it is in the view.</param>
/// <param name="Head">The end of the log as it was seen.</param>
public sealed record Advance(long From, long To, long Head)
{
    /// <summary>True when nothing was left to read.</summary>
    public bool CaughtUp => To >= Head && !WasReadAhead;

    /// <summary>True when the end of the log was seen before this step began, so that it may be further by now.</summary>
    internal bool WasReadAhead { get; init; }

    /// <summary>True when the view is stopped for the tenant, so that nothing was read.</summary>
    public bool Stopped { get; init; }
}
