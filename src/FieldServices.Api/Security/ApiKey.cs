using System.Security.Cryptography;
using System.Text;

namespace FieldServices.Api.Security;

/// <summary>
/// An API key as its owner holds it: <c>fs_&lt;mode&gt;_&lt;id&gt;_&lt;secret&gt;</c>. The id is public and names the key in lists and in
/// the history; the secret has 190 random bits, so a plain SHA-256 of the whole is enough to store.
/// </summary>
public sealed record ApiKey(string Mode, string Id, string Secret)
{
    private const int IdLength = 10;
    private const int SecretLength = 32;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static ApiKey Create(string mode) => new(
        mode, RandomNumberGenerator.GetString(Alphabet, IdLength), RandomNumberGenerator.GetString(Alphabet, SecretLength));

    public static ApiKey? TryParse(string? text)
    {
        var parts = text?.Split('_');
        return parts is ["fs", "live" or "test", { Length: IdLength } id, { Length: SecretLength } secret]
            ? new ApiKey(parts[1], id, secret)
            : null;
    }

    public byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(ToString()));

    public override string ToString() => $"fs_{Mode}_{Id}_{Secret}";
}
