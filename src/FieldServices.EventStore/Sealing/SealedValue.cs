using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Sealing;

/// <summary>
/// The form of a sealed value: a mark with the version of the form, the id of the key, and nonce, ciphertext and tag of AES-256-GCM in
/// base64url. Tenant, key and subject are authenticated with it, so a value that is put anywhere else cannot be opened there.
/// </summary>
internal static class SealedValue
{
    /// <summary>How every sealed value begins; text from outside that begins so is refused at the door.</summary>
    public const string Mark = "~s1.";

    private const int IdLength = 22;
    private const int NonceSize = 12;
    private const int TagSize = DataKey.TagSize;
    private const int KeyAt = 4;
    private const int BodyAt = KeyAt + IdLength + 1;

    public static bool Is(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>What every value begins with that a key has sealed.</summary>
    public static string PrefixOf(Guid keyId) => $"{Mark}{Base64Url.EncodeToString(keyId.ToByteArray(bigEndian: true))}.";

    /// <summary>The id of the key that opens it; null when it is damaged beyond that.</summary>
    public static Guid? KeyOf(string text)
    {
        Span<byte> id = stackalloc byte[16];
        return text.Length > BodyAt && Is(text) && text[BodyAt - 1] == '.'
            && Base64Url.TryDecodeFromChars(text.AsSpan(KeyAt, IdLength), id, out var written) && written == 16
            ? new Guid(id, bigEndian: true)
            : null;
    }

    public static string Seal(DataKey key, string clear)
    {
        var text = Encoding.UTF8.GetBytes(clear);
        Span<byte> sealedBytes = new byte[NonceSize + text.Length + TagSize];
        Nonces.Next(sealedBytes[..NonceSize]);
        key.Encrypt(sealedBytes[..NonceSize], text, sealedBytes[NonceSize..^TagSize], sealedBytes[^TagSize..]);
        return PrefixOf(key.Id) + Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>The text; null when it was changed, or sealed by another key.</summary>
    public static string? Open(DataKey key, string text)
    {
        try
        {
            ReadOnlySpan<byte> sealedBytes = Base64Url.DecodeFromChars(text.AsSpan(BodyAt));
            if (sealedBytes.Length < NonceSize + TagSize)
                return null;
            var clear = new byte[sealedBytes.Length - NonceSize - TagSize];
            key.Decrypt(sealedBytes[..NonceSize], sealedBytes[NonceSize..^TagSize], sealedBytes[^TagSize..], clear);
            return Encoding.UTF8.GetString(clear);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
