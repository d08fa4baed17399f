namespace FieldServices.Soak.Evidence;

/// <summary>What came back for one request.</summary>
/// <param name="Status">The HTTP status; 0 when the connection was lost.</param>
/// <param name="Code">A problem's code.</param>
/// <param name="Fingerprint">A hash of the body without what differs from request to request.</param>
public sealed record Reply(int Status, string? Code = null, ulong Fingerprint = 0)
{
    public Guid Id { get; init; }

    public long Version { get; init; }

    public long Position { get; init; }

    public IReadOnlyList<string> Events { get; init; } = [];

    public ReplyKind Kind => (Status, Code) switch
    {
        (200 or 201, _) => ReplyKind.Accepted,
        (0 or 503, _) or (409, "idempotency-in-flight") => ReplyKind.Later,
        (409, not null) => ReplyKind.Rejected,
        (412, _) => ReplyKind.Mismatched,
        _ => ReplyKind.Odd,
    };
}
