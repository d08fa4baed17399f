using System.Buffers.Binary;
using System.Text;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>An event as the bytes that its hash is over; see <see cref="EventDigest"/>.</summary>
/// <param name="bytes">The bytes.</param>
internal readonly ref struct HashedBytes(ReadOnlySpan<byte> bytes)
{
    public const int PreviousAt = 4;
    private const int StreamIdAt = PreviousAt + Digest.Size + 16;
    private const int PositionAt = PreviousAt + Digest.Size + (5 * 16);
    private const int VersionAt = PositionAt + 8;
    private const int RecordedAtAt = VersionAt + 8;
    private const int StreamTypeAt = RecordedAtAt + 8 + 8 + 2;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    public long Position => BinaryPrimitives.ReadInt64BigEndian(bytes[PositionAt..]);

    public long Version => BinaryPrimitives.ReadInt64BigEndian(bytes[VersionAt..]);

    /// <summary>In microseconds since 2000-01-01T00:00Z.</summary>
    public long RecordedAt => BinaryPrimitives.ReadInt64BigEndian(bytes[RecordedAtAt..]);

    public Guid StreamId => new(bytes.Slice(StreamIdAt, 16), bigEndian: true);

    /// <summary>The stream's type, UTF-8.</summary>
    public ReadOnlySpan<byte> StreamType => bytes.Slice(StreamTypeAt + sizeof(int), BinaryPrimitives.ReadInt32BigEndian(bytes[StreamTypeAt..]));

    public StreamId Stream => new(Encoding.UTF8.GetString(StreamType), StreamId);
}
