using System.Security.Cryptography;

namespace FieldServices.EventStore.Sealing;

/// <summary>
/// The keys that wrap the keys of persons: the first wraps, all of them unwrap, so that another one can be put in front while
/// everything runs. They are kept outside of the database. Immutable; safe for concurrent use.
/// </summary>
public sealed class MasterKeys
{
    /// <summary>The size of a key in bytes.</summary>
    public const int Size = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly IReadOnlyList<(string Id, byte[] Bytes)> keys;

    private MasterKeys(IEnumerable<byte[]> keys) => this.keys = [.. keys.Select(k => (IdOf(k), k))];

    /// <summary>No key: nothing personal can be written or opened.</summary>
    public static MasterKeys None { get; } = new([]);

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => keys.Count == 0;

    /// <summary>The names of the keys, which tell nothing about them; the first is the one that wraps.</summary>
    public IReadOnlyList<string> Ids => [.. keys.Select(k => k.Id)];

    /// <summary>Reads keys: 32 random bytes each in base64, several separated by commas, blanks or line breaks.</summary>
    /// <exception cref="MasterKeyException">A key is none, or one is given twice; the text is not quoted.</exception>
    public static MasterKeys Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = text.Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Decode).ToList();
        if (read.Count == 0)
            throw new MasterKeyException("There is no key in it.");
        return read.Select(Convert.ToHexString).Distinct().Count() < read.Count
            ? throw new MasterKeyException("The same key is given twice.")
            : new MasterKeys(read);
    }

    /// <summary>A new key in the form that <see cref="Parse"/> reads.</summary>
    public static string Generate() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    internal string CurrentId => keys[0].Id;

    internal bool Has(string id) => keys.Any(k => k.Id == id);

    internal byte[] Wrap(byte[] key, byte[] bound)
    {
        var wrapped = new byte[NonceSize + key.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(keys[0].Bytes, TagSize);
        cipher.Encrypt(wrapped.AsSpan(0, NonceSize), key, wrapped.AsSpan(NonceSize, key.Length), wrapped.AsSpan(NonceSize + key.Length), bound);
        return wrapped;
    }

    /// <summary>The key; null when no key here has this id, or it was wrapped for something else.</summary>
    internal byte[]? Unwrap(string id, byte[] wrapped, byte[] bound)
    {
        if (keys.FirstOrDefault(k => k.Id == id).Bytes is not { } master || wrapped.Length <= NonceSize + TagSize)
            return null;
        var key = new byte[wrapped.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(master, TagSize);
        try
        {
            cipher.Decrypt(wrapped.AsSpan(0, NonceSize), wrapped.AsSpan(NonceSize, key.Length), wrapped.AsSpan(NonceSize + key.Length), key, bound);
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string IdOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "master key"u8))[..16];

    private static byte[] Decode(string text)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == Size
            ? bytes
            : throw new MasterKeyException($"A key is {Size} random bytes in base64, which is 44 characters; this one is not. Make one with: head -c {Size} /dev/urandom | base64");
    }
}
