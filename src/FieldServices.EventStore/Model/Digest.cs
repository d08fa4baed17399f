using System.Buffers.Binary;

namespace FieldServices.EventStore;

/// <summary>A SHA-256 value: 32 bytes, compared as such. The default is 32 zeros.</summary>
public readonly record struct Digest
{
    /// <summary>How many bytes it has.</summary>
    public const int Size = 32;

    private readonly UInt128 high;
    private readonly UInt128 low;

    /// <summary>A digest of exactly <see cref="Size"/> bytes.</summary>
    /// <exception cref="ArgumentException">There are more bytes or fewer.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"A digest has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        high = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        low = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>Reads what is stored; anything but <see cref="Size"/> bytes, as in a log without hashes, is read as zeros.</summary>
    public static Digest Read(ReadOnlySpan<byte> stored) => stored.Length == Size ? new Digest(stored) : default;

    /// <summary>Writes the bytes to the beginning of a span.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, high);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], low);
    }

    /// <summary>The bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Lower-case hexadecimal.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
