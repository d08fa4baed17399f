namespace FieldServices.EventStore.Sealing;

/// <summary>That a data subject was erased.</summary>
/// <param name="Subject">Whose data it was.</param>
/// <param name="Reason">Why.</param>
/// <param name="ErasedAt">When (UTC).</param>
/// <param name="Actor">Who, as a role and an opaque id.</param>
/// <param name="Keys">The keys that were destroyed.</param>
/// <param name="Events">How many events carry values that nobody can open any more.</param>
/// <param name="Position">Where the certificate stands in the tenant's log.</param>
public sealed record Certificate(
    StreamId Subject, string Reason, DateTimeOffset ErasedAt, Actor Actor, IReadOnlyList<DestroyedKey> Keys, long Events, long Position);
