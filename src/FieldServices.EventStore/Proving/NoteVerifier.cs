using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Proving;

/// <summary>The public half of a key that signs notes (C2SP signed-note, type 0x02: ECDSA with P-256 and SHA-256). Safe to share between threads.</summary>
public sealed class NoteVerifier
{
    private const byte Ecdsa = 0x02;
    private readonly byte[] publicKey;

    internal NoteVerifier(string name, byte[] publicKey)
    {
        if (name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+'))
            throw new FormatException("A key's name has no spaces and no plus sign, and is not empty.");
        (Name, this.publicKey) = (name, publicKey);
        Id = SHA256.HashData(publicKey).AsMemory(0, 4);
    }

    /// <summary>The key's name, which stands in every line that it signs.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256 of the public key in DER (SPKI).</summary>
    public ReadOnlyMemory<byte> Id { get; }

    /// <summary>Reads <c>name+id+base64</c>, the form in which verifier keys are handed round.</summary>
    /// <exception cref="FormatException">It is not one, or one of another kind.</exception>
    public static NoteVerifier Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Base64 may contain a plus sign: only the first two divide.
        if (text.Split('+', 3) is not [var name, var id, var key])
            throw new FormatException("A verifier key has the form name+id+key.");
        var bytes = Convert.FromBase64String(key);
        if (bytes is not [Ecdsa, .. var spki])
            throw new FormatException("A verifier key of this program is for ECDSA with P-256 (type 2).");
        using var ecdsa = Import(spki);
        var verifier = new NoteVerifier(name, spki);
        return verifier.IdText == id ? verifier : throw new FormatException("The id of the verifier key does not belong to its key.");
    }

    /// <summary>The form <c>name+id+base64</c>.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String([Ecdsa, .. publicKey])}";

    /// <summary>True when the signature over the text was made with this key.</summary>
    public bool Verifies(string text, ReadOnlySpan<byte> signature)
    {
        using var ecdsa = Import(publicKey);
        return ecdsa.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private string IdText => Convert.ToHexStringLower(Id.Span);

    private static ECDsa Import(byte[] spki)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportSubjectPublicKeyInfo(spki, out _);
            return ecdsa.KeySize == 256 ? ecdsa : throw new FormatException("The key is not on the curve P-256.");
        }
        catch (CryptographicException e)
        {
            ecdsa.Dispose();
            throw new FormatException("The public key cannot be read.", e);
        }
    }
}
