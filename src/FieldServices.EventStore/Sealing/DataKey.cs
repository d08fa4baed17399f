using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Sealing;

/// <summary>The key of one data subject, unwrapped. Safe for concurrent use.</summary>
/// <param name="tenant">The owner.</param>
/// <param name="id">Its id.</param>
/// <param name="subject">Whose it is.</param>
/// <param name="bytes">The key; null when it was destroyed, or no master key here unwraps it.</param>
/// <param name="isDestroyed">True when nobody can open what it sealed any more.</param>
internal sealed class DataKey(TenantId tenant, Guid id, string subject, byte[]? bytes, bool isDestroyed)
{
    public const int TagSize = 16;

    // Making a cipher costs several times what using it costs, so it lives as long as the key does; it serves one caller at a time.
    private readonly Lock gate = new();
    private AesGcm? cipher;

    public TenantId Tenant => tenant;

    public Guid Id => id;

    public string Subject => subject;

    public byte[]? Bytes => bytes;

    public bool IsDestroyed => isDestroyed;

    /// <summary>What is authenticated with every value that it seals, and with itself when it is wrapped.</summary>
    public byte[] Bound { get; } = BoundTo(tenant, id, subject);

    public static byte[] BoundTo(TenantId tenant, Guid id, string subject) => Encoding.UTF8.GetBytes($"{tenant}\n{id}\n{subject}");

    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> clear, Span<byte> sealedBytes, Span<byte> tag)
    {
        lock (gate)
            Cipher.Encrypt(nonce, clear, sealedBytes, tag, Bound);
    }

    /// <exception cref="CryptographicException">It was changed, or sealed by another key.</exception>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> tag, Span<byte> clear)
    {
        lock (gate)
            Cipher.Decrypt(nonce, sealedBytes, tag, clear, Bound);
    }

    private AesGcm Cipher => cipher ??= new AesGcm(bytes!, TagSize);
}
