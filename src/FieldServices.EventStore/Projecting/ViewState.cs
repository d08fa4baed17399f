namespace FieldServices.EventStore.Projecting;

/// <summary>Where one version of a view stands for one tenant.</summary>
/// <param name="View">The view's name.</param>
/// <param name="Version">The version.</param>
/// <param name="Tenant">The owner.</param>
/// <param name="Standing">What it is doing.</param>
/// <param name="Position">How far it has come; 0 when it has not begun.</param>
/// <param name="Head">The end of the log.</param>
public sealed record ViewState(string View, int Version, TenantId Tenant, ViewStanding Standing, long Position, long Head)
{
    /// <summary>Since when this version is the one in use; null while it is not.</summary>
    public DateTimeOffset? InUseSince { get; init; }

    /// <summary>Since when it is stopped; null when it runs.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Why it is stopped; null when it runs.</summary>
    public string? StoppedWhy { get; init; }

    /// <summary>The kind of the error for which it does not move on; null when all is well.</summary>
    public string? Error { get; init; }

    /// <summary>Since when it fails; null when all is well.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How far the rebuild beside it has come; null when there is none.</summary>
    public long? Rebuilt { get; init; }

    /// <summary>How many streams are parked.</summary>
    public long Parked { get; init; }

    /// <summary>The stream that has been parked longest; null when none is.</summary>
    public StreamId? Blocked { get; init; }

    /// <summary>Since when that stream is parked.</summary>
    public DateTimeOffset? BlockedSince { get; init; }
}
