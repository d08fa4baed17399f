namespace FieldServices.EventStore;

/// <summary>One recorded event together with everything the store knows about it. Immutable; safe to share between threads.</summary>
/// <param name="Tenant">The owner.</param>
/// <param name="Stream">The stream that the event belongs to.</param>
/// <param name="Version">Its place in the stream, from 1, without gaps.</param>
/// <param name="Position">Its place in the tenant's log, from 1, without gaps, in commit order.</param>
/// <param name="Type">The stored name and version, and how to read the body.</param>
/// <param name="Event">The body, already deserialised.</param>
/// <param name="RecordedAt">When the store wrote it (UTC); never decreases along <paramref name="Position"/>.</param>
/// <param name="EffectiveAt">When the fact was true in the world (UTC); may be long before <paramref name="RecordedAt"/>.</param>
/// <param name="Origin">Who and what caused it.</param>
public sealed record Envelope(
    TenantId Tenant,
    StreamId Stream,
    long Version,
    long Position,
    EventType Type,
    object Event,
    DateTimeOffset RecordedAt,
    DateTimeOffset EffectiveAt,
    Origin Origin)
{
    /// <summary>The hash of the stored event, into which that of the event before it in its stream went; zeros when it was never stored.</summary>
    public Digest Hash { get; init; }
}
