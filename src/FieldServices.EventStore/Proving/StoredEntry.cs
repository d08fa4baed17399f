namespace FieldServices.EventStore.Proving;

/// <summary>An event exactly as the log holds it, nothing read into it: what its hash is over.</summary>
/// <param name="Tenant">The owner.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Position">Its place in the tenant's log, from 1.</param>
/// <param name="Name">The stored name.</param>
/// <param name="NameVersion">The stored version of the name.</param>
/// <param name="RecordedAt">When it was written, in microseconds since 2000-01-01T00:00Z.</param>
/// <param name="EffectiveAt">When it was true, in microseconds since 2000-01-01T00:00Z.</param>
/// <param name="Actor">Who acted, as it is stored.</param>
/// <param name="Command">The command's name.</param>
/// <param name="CommandId">The command.</param>
/// <param name="CorrelationId">The correlation; the command when the log holds none.</param>
/// <param name="CausationId">The cause; the command when the log holds none.</param>
/// <param name="Body">The stored body, UTF-8.</param>
/// <param name="Hash">The stored hash.</param>
public sealed record StoredEntry(
    TenantId Tenant,
    StreamId Stream,
    long Version,
    long Position,
    string Name,
    short NameVersion,
    long RecordedAt,
    long EffectiveAt,
    string Actor,
    string Command,
    Guid CommandId,
    Guid CorrelationId,
    Guid CausationId,
    ReadOnlyMemory<byte> Body,
    Digest Hash);
