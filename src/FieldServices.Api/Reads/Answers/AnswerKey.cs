using FieldServices.Api.Security;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Api.Reads.Answers;

/// <summary>Everything that an answer depends on besides the rows: whose they are, what the asker may see and may ask for, and the question byte by byte.</summary>
internal readonly struct AnswerKey : IEquatable<AnswerKey>
{
    private readonly TenantId tenant;
    private readonly Role role;
    private readonly ClientTier tier;
    private readonly ReadOnlyMemory<byte> body;
    private readonly int hash;

    public AnswerKey(Caller caller, ClientTier tier, ReadOnlyMemory<byte> body)
    {
        (tenant, role, this.tier, this.body) = (caller.Tenant, caller.Role, tier, body);
        var code = default(HashCode);
        code.Add(tenant);
        code.Add((int)role);
        code.Add((int)tier);
        code.AddBytes(body.Span);
        hash = code.ToHashCode();
    }

    public int Bytes => body.Length;

    public bool Equals(AnswerKey other) =>
        hash == other.hash && tenant == other.tenant && role == other.role && tier == other.tier && body.Span.SequenceEqual(other.body.Span);

    public override bool Equals(object? obj) => obj is AnswerKey other && Equals(other);

    public override int GetHashCode() => hash;
}
