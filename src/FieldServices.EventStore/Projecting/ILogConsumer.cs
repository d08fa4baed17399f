namespace FieldServices.EventStore.Projecting;

/// <summary>Something that follows the log of every tenant page by page: a view, or a follower of another kind.</summary>
internal interface ILogConsumer
{
    /// <summary>The name by which people know it.</summary>
    string Name { get; }

    /// <summary>What its checkpoints are kept by.</summary>
    string Checkpoints { get; }

    /// <summary>Takes the next page of a tenant's log, in one transaction; does nothing when another node is at it.</summary>
    Task<Advance> AdvanceAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>After an error of the page itself: makes the next page smaller, and in the end parks the stream of the single event.</summary>
    Task CornerAsync(TenantId tenant, Exception error, CancellationToken cancellationToken);

    /// <summary>Takes what a parked stream has missed, when its pause is over, and lets it flow again.</summary>
    /// <returns>False when it is not parked, or was parked by hand.</returns>
    Task<bool> RetryAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken);
}
