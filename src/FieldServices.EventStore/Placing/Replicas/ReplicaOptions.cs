namespace FieldServices.EventStore.Placing;

/// <summary>When a replica is read from.</summary>
public sealed record ReplicaOptions
{
    /// <summary>How far it may be behind its primary.</summary>
    public TimeSpan LongestLag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it is looked at.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a reader waits for it to have replayed what the reader has just written, before the primary is read.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMilliseconds(50);
}
