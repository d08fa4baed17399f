namespace FieldServices.EventStore.Placing;

/// <summary>How a replica stands.</summary>
public enum ReplicaState
{
    /// <summary>Nobody has looked yet; the primary is read.</summary>
    Unknown,

    /// <summary>It follows its primary and is read.</summary>
    Following,

    /// <summary>It is further behind than allowed; the primary is read.</summary>
    Lagging,

    /// <summary>It does not answer; the primary is read.</summary>
    Unreachable,

    /// <summary>It is no replica of this primary, or was promoted; the primary is read.</summary>
    Foreign,
}
