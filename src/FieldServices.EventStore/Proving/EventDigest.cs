using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Proving;

/// <summary>
/// The hash of an event, computed from what is stored, in a second form beside the one in SQL that wrote it (<c>eventstore.event_hash</c>).
/// The encoding is described in docs/auditors.md and never changes; another one would begin with other letters.
/// </summary>
public static class EventDigest
{
    private const int FixedSize = 4 + Digest.Size + (5 * 16) + (4 * 8) + 2;

    private static ReadOnlySpan<byte> Format => "FSE1"u8;

    /// <summary>What the first event of a stream follows: 32 zeros.</summary>
    public static Digest None => default;

    /// <summary>The hash that the event must have.</summary>
    /// <param name="e">The event; its own <see cref="StoredEntry.Hash"/> is not looked at.</param>
    /// <param name="previous">The hash of the event before it in its stream; <see cref="None"/> for the first.</param>
    public static Digest Of(StoredEntry e, Digest previous)
    {
        ArgumentNullException.ThrowIfNull(e);
        var buffer = ArrayPool<byte>.Shared.Rent(LargestSizeOf(e));
        try
        {
            Span<byte> hash = stackalloc byte[Digest.Size];
            SHA256.HashData(buffer.AsSpan(0, Encode(e, previous, buffer)), hash);
            return new Digest(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>More bytes than the encoding of an event has.</summary>
    internal static int LargestSizeOf(StoredEntry e) =>
        FixedSize + (4 * 4) + Encoding.UTF8.GetMaxByteCount(e.Stream.Type.Length + e.Name.Length + e.Actor.Length + e.Command.Length) + 12 + e.Body.Length;

    /// <summary>Writes what every encoding of a tenant's events begins with; the hash that the event follows is left open.</summary>
    /// <returns>How many bytes that is.</returns>
    internal static int Begin(TenantId tenant, Span<byte> buffer)
    {
        Format.CopyTo(buffer);
        tenant.Value.TryWriteBytes(buffer[(4 + Digest.Size)..], bigEndian: true, out var written);
        return 4 + Digest.Size + written;
    }

    /// <summary>Writes the bytes that the hash of an event is over.</summary>
    /// <returns>How many there are.</returns>
    internal static int Encode(StoredEntry e, Digest previous, Span<byte> buffer)
    {
        var at = Begin(e.Tenant, buffer);
        previous.CopyTo(buffer[4..]);
        foreach (var id in (ReadOnlySpan<Guid>)[e.Stream.Id, e.CommandId, e.CorrelationId, e.CausationId])
        {
            id.TryWriteBytes(buffer[at..], bigEndian: true, out var written);
            at += written;
        }
        foreach (var number in (ReadOnlySpan<long>)[e.Position, e.Version, e.RecordedAt, e.EffectiveAt])
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer[at..], number);
            at += sizeof(long);
        }
        BinaryPrimitives.WriteInt16BigEndian(buffer[at..], e.NameVersion);
        at += sizeof(short);
        foreach (var text in (ReadOnlySpan<string>)[e.Stream.Type, e.Name, e.Actor, e.Command])
            at += Encode(text, buffer[at..]);
        e.Body.Span.CopyTo(buffer[at..]);
        return at + e.Body.Length;
    }

    private static int Encode(string text, Span<byte> buffer)
    {
        var length = Encoding.UTF8.GetBytes(text, buffer[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer, length);
        return sizeof(int) + length;
    }
}
