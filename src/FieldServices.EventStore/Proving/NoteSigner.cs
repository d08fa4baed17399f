using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Proving;

/// <summary>A private key that signs notes, with its name. Safe to share between threads.</summary>
public sealed class NoteSigner : IDisposable
{
    private readonly ECDsa key;

    /// <summary>Takes a private key in PEM.</summary>
    /// <param name="name">The key's name: no spaces, no plus sign; a host and path without a scheme is usual.</param>
    /// <param name="pem">A key on the curve P-256, PKCS#8 or SEC 1.</param>
    /// <exception cref="FormatException">Name or key cannot be used.</exception>
    public NoteSigner(string name, string pem)
    {
        ArgumentNullException.ThrowIfNull(name);
        key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize != 256 || !key.ExportParameters(false).Curve.Oid.FriendlyName!.Contains("256", StringComparison.Ordinal))
                throw new FormatException("The signing key is not on the curve P-256.");
            _ = key.SignData([], HashAlgorithmName.SHA256);
            Verifier = new NoteVerifier(name, key.ExportSubjectPublicKeyInfo());
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new FormatException("The signing key is no private key in PEM on the curve P-256.", e);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>The public half.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>A new private key, in PEM (PKCS#8).</summary>
    public static string CreateKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>Signs a text that ends with a line break.</summary>
    /// <returns>The note: the text, an empty line, and a line with the signature.</returns>
    public string Sign(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] signature;
        lock (key)
            signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return $"{text}\n{SignedNote.Dash}{Verifier.Name} {Convert.ToBase64String([.. Verifier.Id.Span, .. signature])}\n";
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => key.Dispose();
}
